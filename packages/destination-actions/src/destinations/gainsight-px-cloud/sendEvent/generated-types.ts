// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The event to send. By default the whole event.
   */
  segmentEvent?: {
    [k: string]: unknown
  }
}
