// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user.
   */
  userId?: string
  /**
   * The ID of a visitor who is not known yet.
   */
  anonymousId?: string
  /**
   * When the profile was created. A number counts the milliseconds since 1970.
   */
  creationTime: string | number
  /**
   * What is known of the user.
   */
  userProperties?: {
    [k: string]: unknown
  }
}
