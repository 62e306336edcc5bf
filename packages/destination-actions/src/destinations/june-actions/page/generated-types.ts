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
   * Further data about the event or the page.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The name of the page.
   */
  name?: string
  /**
   * Where the event comes from: device, page, campaign, and the company of the user as `groupId`.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The ID of the event. June has no place for it in page views, so it is not sent.
   */
  messageId?: string
}
