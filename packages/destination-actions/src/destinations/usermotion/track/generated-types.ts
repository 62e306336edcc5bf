// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * The name of the event, or of the page.
   */
  eventName: string
  /**
   * The context of the event: device, page, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
