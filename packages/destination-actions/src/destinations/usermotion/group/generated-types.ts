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
   * Your own ID of the account.
   */
  groupId: string
  /**
   * Properties to keep with the user or the account.
   */
  traits?: {
    [k: string]: unknown
  }
}
