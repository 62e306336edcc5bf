// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The public API key of the project, from Upollo's developer settings.
   */
  apiKey: string
}
