// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of the website, from the setup code of Wisepops.
   */
  websiteId: string
}
