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
   * The type of the call, such as `track`.
   */
  type: string
  /**
   * Your own ID of the group.
   */
  groupId: string
  /**
   * Data about the user or the group.
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
   * The unique ID of the call.
   */
  messageId: string
}
