// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of a visitor who is not known yet.
   */
  anonymousId?: string | null
  /**
   * Your own ID of the user.
   */
  userId?: string | null
  /**
   * Where the call comes from: page, device, campaign and so on.
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
   * The address of the page from which the visitor came.
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
