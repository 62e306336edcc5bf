// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user. GWEN takes only UUIDs.
   */
  userId: string
  /**
   * The IP address of the user.
   */
  ip?: string
  /**
   * The browser or app of the user.
   */
  userAgent?: string
}
