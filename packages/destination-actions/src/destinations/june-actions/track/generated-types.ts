// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as June will show it.
   */
  event: string
  /**
   * Further data about the event or the page.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The ID of a visitor who has not signed in.
   */
  anonymousId?: string
  /**
   * Your own ID of the user. June needs it or the anonymous ID.
   */
  userId?: string
  /**
   * Where the event comes from: device, page, campaign, and the company of the user as `groupId`.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * A unique ID of the call.
   */
  messageId: string
}
