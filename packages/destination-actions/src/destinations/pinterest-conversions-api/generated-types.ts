// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * The ID of your ad account, from the address of [Pinterest Ads Manager](https://ads.pinterest.com).
   */
  ad_account_id: string
  /**
   * An access token from **Conversions > Conversion access token** in Pinterest Ads Manager.
   */
  conversion_token: string
}
