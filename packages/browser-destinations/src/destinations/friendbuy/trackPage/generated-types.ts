// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the page, as campaigns in Friendbuy use it. Without one, `undefined`.
   */
  name?: string
  /**
   * The category of the page.
   */
  category?: string
  /**
   * The title of the page.
   */
  title?: string
}
