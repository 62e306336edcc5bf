// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What you know about the visitor or their group.
   */
  traits: {
    [k: string]: unknown
  }
  /**
   * The ID of the visitor or group.
   */
  id?: string
  /**
   * The name of the property that the ID is set as.
   */
  idProperty?: string
  /**
   * The name of a property that all others are put into. Without it they stand at the top.
   */
  prefix?: string
}
