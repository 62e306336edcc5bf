// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Adobe Target joins the profiles of a user from several devices by it, as `mbox3rdPartyId`.
   */
  userId?: string
  /**
   * What to keep in the profile, by name.
   */
  traits?: {
    [k: string]: unknown
  }
}
