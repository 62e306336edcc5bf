// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What you know about the visitor. VWO shows each attribute with the prefix `segment.`.
   */
  attributes: {
    [k: string]: unknown
  }
}
