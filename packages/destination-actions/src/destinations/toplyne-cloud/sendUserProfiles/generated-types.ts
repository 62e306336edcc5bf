// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * When the profile was created. A number counts the milliseconds since 1970.
   */
  creationTime: string | number
  /**
   * The traits of the user.
   */
  userProperties?: {
    [k: string]: unknown
  }
}
