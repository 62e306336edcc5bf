// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Without one, what is known of the anonymous user is set.
   */
  userId?: string
  /**
   * The ID that the user has before you know them. PlayerZero keeps it as `segmentAnonymousId`.
   */
  anonymousId?: string
  /**
   * The name of a user without an ID. That of a user with an ID is taken from the traits.
   */
  name?: string
  /**
   * The email address of a user without an ID. That of a user with an ID is taken from the traits.
   */
  email?: string
  /**
   * What you know about the user.
   */
  traits?: {
    [k: string]: unknown
  }
}
