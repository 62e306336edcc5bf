// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The type of the call, such as `track`. Xtremepush reads from it what to do with the rest.
   */
  type: string
  /**
   * What Xtremepush finds the user by.
   */
  identifiers?: {
    /**
     * The ID of the user in your system.
     */
    userId?: string
    /**
     * The ID of a visitor who is not identified yet.
     */
    anonymousId?: string
    /**
     * The phone number of the user.
     */
    phone?: string
    /**
     * The email address of the user.
     */
    email?: string
  }
  /**
   * The name of the event.
   */
  event: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * When the call was made.
   */
  timestamp: string
  /**
   * The unique ID of the call.
   */
  messageId: string
}
