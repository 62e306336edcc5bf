// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Headers that Movable Ink asks you to send besides the credentials, by name.
   */
  headers?: {
    [k: string]: unknown
  }
  /**
   * The data to send for an event. By default the whole event.
   */
  data?: {
    [k: string]: unknown
  }
}
