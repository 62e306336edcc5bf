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
   * The context of the call: page, device, campaign and so on.
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
  /**
   * The name of the page.
   */
  name?: string
  /**
   * The address of the page.
   */
  url?: string | null
  /**
   * The path of the address.
   */
  path?: string | null
  /**
   * The query of the address.
   */
  search?: string | null
  /**
   * The URL of the page that the visitor came from.
   */
  referrer?: string | null
  /**
   * The title of the page.
   */
  title?: string | null
  /**
   * When it happened. If it is empty, the time of the request is used.
   */
  timestamp?: string
  /**
   * The unique ID of the call.
   */
  messageId?: string
}
