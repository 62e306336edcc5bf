// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What is known of the visitor; `email` makes them known across devices.
   */
  traits: {
    [k: string]: unknown
  }
}
