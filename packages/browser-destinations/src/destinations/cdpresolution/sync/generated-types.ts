// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that the visitor has before you know them. Without one, nothing is sent.
   */
  anonymousId: string
}
