// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The partner name of your account, from InOne Settings > Account Settings. It is in lower case.
   */
  account_name: string
  /**
   * An API key for unified customer data, from InOne Settings > Integration Settings.
   */
  ucd_key: string
}
