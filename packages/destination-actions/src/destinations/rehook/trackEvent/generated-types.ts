// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as your campaigns use it.
   */
  event_name: string
  /**
   * Your own ID of the customer.
   */
  source_id: string
  /**
   * The properties of the event.
   */
  metadata?: {
    [k: string]: unknown
  }
}
