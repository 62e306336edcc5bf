// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Without one, only properties of the anonymous user are set.
   */
  userId?: string
  /**
   * The ID that the user has before you know them.
   */
  anonymousId?: string
  /**
   * The name that Fullstory's lists show.
   */
  displayName?: string
  /**
   * The user's email address.
   */
  email?: string
  /**
   * Other traits of the user.
   */
  traits?: {
    [k: string]: unknown
  }
}
