// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  customer_id: string
  /**
   * When it happened.
   */
  timestamp: string | number
  /**
   * The properties of the event.
   */
  properties: {
    [k: string]: unknown
  }
  /**
   * The stream in Actable that the event belongs to. Change it only if Actable asks you to.
   */
  stream_key: string
}
