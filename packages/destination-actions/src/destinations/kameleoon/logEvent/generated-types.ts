// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The name of the event. A goal of the same name counts it; without one, Kameleoon creates a goal.
   */
  event?: string
  /**
   * The type of the call, such as `track`.
   */
  type: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The visitor code that the cookie of Kameleoon holds. With it, Kameleoon recognizes the visitor.
   */
  kameleoonVisitorCode?: string
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The context of the call: page, device, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
  /**
   * The unique ID of the call.
   */
  messageId: string
}
