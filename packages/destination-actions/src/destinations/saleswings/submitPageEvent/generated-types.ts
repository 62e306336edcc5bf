// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the lead.
   */
  userID?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousID?: string
  /**
   * The address of the page on which it happened.
   */
  url: string
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
}
