// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  name: string
  /**
   * Further data about the event: texts, numbers, booleans, and lists of them.
   */
  properties?: {
    [k: string]: unknown
  }
}
