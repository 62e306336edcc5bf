// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The partner name of your Insider account in lower case, from **InOne Settings > Account Settings**.
   */
  account_name: string
  /**
   * The API key of the Unified Customer Database, from **InOne Settings > Integration Settings**.
   */
  ucd_key: string
}
