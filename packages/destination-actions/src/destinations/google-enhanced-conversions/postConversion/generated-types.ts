// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The label of the conversion action, from the snippet of the Google tag.
   */
  conversion_label: string
  /**
   * The email address of the person. It is hashed before it is sent.
   */
  email: string
  /**
   * The order ID that the Google tag sent with the conversion.
   */
  transaction_id: string
  /**
   * The user agent of the browser that the person converted with.
   */
  user_agent?: string
  /**
   * When the conversion happened.
   */
  conversion_time: string | number
  /**
   * What the conversion is worth, in the currency of the field "Currency".
   */
  value?: number
  /**
   * The currency of the value, as its three letters of ISO 4217.
   */
  currency_code?: string
  /**
   * Whether the event is for a study of the effect of app campaigns.
   */
  is_app_incrementality?: boolean
  /**
   * Whether the event comes from a game of the PCC program of Google.
   */
  pcc_game?: boolean
  /**
   * The phone number of the person with the code of the country. It is hashed before it is sent.
   */
  phone_number?: string
  /**
   * The first name of the person. It is hashed before it is sent.
   */
  first_name?: string
  /**
   * The last name of the person. It is hashed before it is sent.
   */
  last_name?: string
  /**
   * The street of the address. It is hashed before it is sent.
   */
  street_address?: string
  /**
   * The city of the address.
   */
  city?: string
  /**
   * The state or province of the address.
   */
  region?: string
  /**
   * The postal code of the address.
   */
  post_code?: string
  /**
   * The country of the address, as its two letters of ISO 3166.
   */
  country?: string
}
