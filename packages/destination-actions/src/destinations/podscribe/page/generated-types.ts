// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the visitor, by which Podscribe joins visits.
   */
  anonymousId?: string | null
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The URL of the page that the visitor came from.
   */
  referrer?: string | null
  /**
   * The address of the page.
   */
  url?: string | null
  /**
   * The IP address of the visitor, which Podscribe compares with that of podcast downloads.
   */
  ip: string
  /**
   * The library that sent the event.
   */
  library?: {
    [k: string]: unknown
  }
  /**
   * The user agent of the visitor.
   */
  userAgent?: string
}
