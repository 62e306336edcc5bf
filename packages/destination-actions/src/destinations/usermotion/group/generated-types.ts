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
