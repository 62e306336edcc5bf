// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The key of your merchant, from **Developer Center > Friendbuy Code** in the Friendbuy Retailer App.
   */
  authKey: string
  /**
   * The secret that belongs to the key, from the same page.
   */
  authSecret: string
}
