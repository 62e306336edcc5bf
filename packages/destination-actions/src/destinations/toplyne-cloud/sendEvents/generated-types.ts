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
   * What else is known of the event.
   */
  eventProperties?: {
    [k: string]: unknown
  }
}
