// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * Where your Amazon Ads account is.
   */
  region:
    | 'https://advertising-api.amazon.com'
    | 'https://advertising-api-eu.amazon.com'
    | 'https://advertising-api-fe.amazon.com'
}

export interface AudienceSettings {
  /**
   * What the audience is about.
   */
  description: string
  /**
   * The country of the people in the audience, as its two letters of ISO 3166.
   */
  countryCode: string
  /**
   * Your own ID of the audience.
   */
  externalAudienceId: string
  /**
   * What a thousand impressions of the audience cost, in cents. It needs a currency.
   */
  cpmCents?: number
  /**
   * The currency of the price.
   */
  currency?: 'USD' | 'CAD' | 'JPY' | 'GBP' | 'EUR' | 'SAR' | 'AUD' | 'AED' | 'CNY' | 'MXN' | 'INR' | 'SEK' | 'TRY'
  /**
   * How long people stay in the audience, in seconds.
   */
  ttl?: number
  /**
   * The ID of the advertiser that the audience is made for.
   */
  advertiserId: string
}
