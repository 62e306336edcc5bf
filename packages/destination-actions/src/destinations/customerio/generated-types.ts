// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The Site ID of a Track API key, from [API Credentials](https://fly.customer.io/settings/api_credentials).
   */
  siteId: string
  /**
   * The Track API key itself, from the same page.
   */
  apiKey: string
  /**
   * Where Customer.io keeps the data of your account.
   */
  accountRegion?: 'US 🇺🇸' | 'EU 🇪🇺'
}
