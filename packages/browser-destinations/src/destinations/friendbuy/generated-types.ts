// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your merchant, from **Developer Center > Friendbuy Code** in the Friendbuy Retailer App: the part of the address that ends with `campaigns.js`.
   */
  merchantId: string
}
