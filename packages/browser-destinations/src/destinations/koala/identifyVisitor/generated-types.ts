// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What you know about the visitor. Koala recognizes a visitor across devices by `email`.
   */
  traits: {
    [k: string]: unknown
  }
}
