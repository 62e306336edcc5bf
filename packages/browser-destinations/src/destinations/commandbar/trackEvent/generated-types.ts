// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  event_name: string
  /**
   * The properties of the event.
   */
  event_metadata?: {
    [k: string]: unknown
  }
}
