// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of a visitor who has not signed in.
   */
  anonymousId?: string
  /**
   * Your own ID of the user. June needs it or the anonymous ID.
   */
  userId?: string
  /**
   * Your own ID of the company.
   */
  groupId: string
  /**
   * Data about the user or the company.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * A unique ID of the call.
   */
  messageId: string
}
