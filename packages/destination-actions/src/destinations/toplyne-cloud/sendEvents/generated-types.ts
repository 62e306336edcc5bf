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
   * Your own ID of the account for which the user acts.
   */
  accountId?: string
  /**
   * The name of the event.
   */
  eventName: string
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp: string | number
  /**
   * The properties of the event.
   */
  eventProperties?: {
    [k: string]: unknown
  }
}
