// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, or of the page or screen.
   */
  eventName?: string
  /**
   * The type of the event: `track`, `page`, `screen` or `identify`.
   */
  eventType?: string
  /**
   * The properties of the event.
   */
  eventProperties?: {
    [k: string]: unknown
  }
  /**
   * The traits of the user.
   */
  userTraits?: {
    [k: string]: unknown
  }
  /**
   * The IDs of the user.
   */
  identifiers?: {
    /**
     * The ID of a user who is not known yet.
     */
    anonymousId?: string
    /**
     * The ID of the user in your system.
     */
    userId?: string
  }
}
