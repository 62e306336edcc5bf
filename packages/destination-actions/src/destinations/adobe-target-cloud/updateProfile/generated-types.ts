// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in Adobe Target, which your pages send as `mbox3rdPartyId`.
   */
  user_id: string
  /**
   * The attributes to set. Nested ones get names such as `address.city`, and each is sent with `profile.` before its name.
   */
  traits: {
    [k: string]: unknown
  }
}
