// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Encharge account, from [Your Account > Account Info](https://app.encharge.io/account/info).
   */
  apiKey: string
}
