// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Data about the visitor. VWO gets each under its name with `segment.` before it.
   */
  attributes: {
    [k: string]: unknown
  }
  /**
   * The UUID that VWO gave the visitor, from its cookie; with an SDK key, the user ID that you pass to the SDK.
   */
  vwoUuid: string
  /**
   * The page on which it happened.
   */
  page?: {
    [k: string]: unknown
  }
  /**
   * The IP address of the visitor.
   */
  ip?: string
  /**
   * The user agent of the browser.
   */
  userAgent?: string
  /**
   * When it happened. VWO counts events at the time of the request.
   */
  timestamp?: string
}
