// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event. VWO shows it with the prefix `segment.`.
   */
  eventName: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
