// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string | null
  /**
   * The ID of the user in your system.
   */
  userId?: string | null
  /**
   * Your own ID of the account.
   */
  groupId: string
  /**
   * The context of the call: page, device, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The traits of the account.
   */
  traits?: {
    [k: string]: unknown
  } | null
  /**
   * When it happened. If it is empty, the time of the request is used.
   */
  timestamp?: string
  /**
   * The unique ID of the call.
   */
  messageId?: string
}
