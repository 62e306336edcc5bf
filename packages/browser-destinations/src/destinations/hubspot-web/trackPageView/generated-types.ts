// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The path of the page, where it is not the one in the address bar. Without it, HubSpot takes that one.
   */
  path?: string
}
