// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What an ABsmartly SDK would publish, as its event logger passes it on.
   */
  exposure: {
    [k: string]: unknown
  }
  /**
   * The library that the event comes from, for ABsmartly to tell sources apart.
   */
  agent?: string
  /**
   * The name of an application in the ABsmartly web console that the event belongs to.
   */
  application?: string
}
