// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  eventName: string
  /**
   * What else is known of the event.
   */
  eventProperties?: {
    [k: string]: unknown
  }
}
