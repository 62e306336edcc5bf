// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of a visitor who is not known yet.
   */
  anonymousId?: string | null
  /**
   * Your own ID of the user.
   */
  userId?: string
  /**
   * The name of the event.
   */
  event: string
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
   * When it happened. If it is empty, the time of the request is used.
   */
  timestamp?: string
  /**
   * The unique ID of the call.
   */
  messageId?: string
}
