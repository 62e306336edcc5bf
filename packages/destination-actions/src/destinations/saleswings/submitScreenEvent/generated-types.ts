// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The kind of event, as the timeline of the lead shows it.
   */
  kind: string
  /**
   * What the timeline of the lead says about the event.
   */
  data: string
  /**
   * Your own ID of the lead.
   */
  userID?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousID?: string
  /**
   * The email address of the lead.
   */
  email?: string
  /**
   * The address of the page on which it happened.
   */
  url?: string
  /**
   * The URL of the page that the visitor came from.
   */
  referrerUrl?: string
  /**
   * The user agent of the browser.
   */
  userAgent?: string
  /**
   * When it happened.
   */
  timestamp?: string | number
  /**
   * Further data about the event, by name. Scores can depend on it.
   */
  values?: {
    [k: string]: unknown
  }
}
