// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  name: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
