// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Ripe workspace.
   */
  apiKey: string
  /**
   * The address of the API. Change it only if Ripe told you another one.
   */
  endpoint?: string
}
