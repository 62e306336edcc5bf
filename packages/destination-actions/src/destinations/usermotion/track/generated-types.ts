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
   * The name of the event, or of the page.
   */
  eventName: string
  /**
   * Where the event comes from: device, page, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * What else is known of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
