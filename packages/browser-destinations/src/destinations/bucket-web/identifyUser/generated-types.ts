// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by.
   */
  userId: string
  /**
   * What you know about the user.
   */
  traits?: {
    [k: string]: unknown
  }
}
