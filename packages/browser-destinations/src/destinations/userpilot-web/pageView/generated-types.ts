// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the page.
   */
  name?: string
  /**
   * What else is known of the page.
   */
  properties?: {
    [k: string]: unknown
  }
}
