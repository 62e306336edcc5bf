// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the page.
   */
  pageName?: string
  /**
   * The properties of the page.
   */
  properties?: {
    [k: string]: unknown
  }
}
