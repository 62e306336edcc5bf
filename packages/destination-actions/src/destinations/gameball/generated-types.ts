// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The API key of your Gameball account, from **Settings > Admin Settings > Account Integration**.
   */
  apiKey: string
  /**
   * The secret key of your Gameball account, from the same page. Orders need it.
   */
  secretKey: string
}
