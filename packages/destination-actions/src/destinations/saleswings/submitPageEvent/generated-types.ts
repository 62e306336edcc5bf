// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the lead.
   */
  userID?: string
  /**
   * The ID of a visitor who is not known yet.
   */
  anonymousID?: string
  /**
   * The address of the page on which it happened.
   */
  url: string
  /**
   * The address of the page from which the visitor came.
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
