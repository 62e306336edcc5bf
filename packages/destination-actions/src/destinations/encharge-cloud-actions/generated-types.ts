// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Encharge account, from the settings of the account.
   */
  apiKey: string
}
