// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The conversion action that counts the conversion, by its ID in Google Ads.
   */
  conversion_action: number
  /**
   * What happens to the conversion: a retraction takes it out, a restatement changes its value, an enhancement adds data of the person.
   */
  adjustment_type: 'UNSPECIFIED' | 'UNKNOWN' | 'RETRACTION' | 'RESTATEMENT' | 'ENHANCEMENT'
  /**
   * When the change happened, as of ISO 8601. Default: now.
   */
  adjustment_timestamp?: string
  /**
   * The order ID of the conversion to change. Enhancements need it. Retractions and restatements need it, or the GCLID.
   */
  order_id?: string
  /**
   * The ID of the click that led to the conversion, where there is no order ID.
   */
  gclid?: string
  /**
   * When the conversion to change happened, as of ISO 8601. It goes with the GCLID.
   */
  conversion_timestamp?: string
  /**
   * What the conversion is worth now. It is not sent with a retraction.
   */
  restatement_value?: number
  /**
   * The currency of the value, as its three letters of ISO 4217. Default: that of the conversion.
   */
  restatement_currency_code?: string
  /**
   * The email address of the person. It is hashed before it is sent, unless it is a hash already.
   */
  email_address?: string
  /**
   * The code of the country of the phone number, such as `+49`. Default: `+1`, or that of the number.
   */
  phone_country_code?: string
  /**
   * The phone number of the person, best with the code of the country in front. It is hashed before it is sent, unless it is a hash already.
   */
  phone_number?: string
  /**
   * The first name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.
   */
  first_name?: string
  /**
   * The last name of the person, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.
   */
  last_name?: string
  /**
   * The city of the address.
   */
  city?: string
  /**
   * The state or province of the address.
   */
  state?: string
  /**
   * The country of the address, as its two letters of ISO 3166.
   */
  country?: string
  /**
   * The postal code of the address.
   */
  postal_code?: string
  /**
   * The street of the address, in lower case, as Google compares it. It is hashed before it is sent, unless it is a hash already.
   */
  street_address?: string
  /**
   * The user agent of the browser that the person converted with.
   */
  user_agent?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
