// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The conversion action that counts the conversion, by its ID in Google Ads.
   */
  conversion_action: number
  /**
   * The phone number of the caller as of E.164, such as `+15551234567`. Google does not take hashes here.
   */
  caller_id: string
  /**
   * When the call began, as of ISO 8601.
   */
  call_timestamp: string
  /**
   * When the conversion happened, as of ISO 8601. It must be after the click or call.
   */
  conversion_timestamp: string
  /**
   * What the conversion is worth, in the currency of the field "Currency".
   */
  value?: number
  /**
   * The currency of the value, as its three letters of ISO 4217.
   */
  currency?: string
  /**
   * Values for custom variables, by the names that they have in Google Ads. Unknown names are left out.
   */
  custom_variables?: {
    [k: string]: unknown
  }
  /**
   * Whether the person agrees that their data is sent to Google for advertising.
   */
  ad_user_data_consent_state?: 'GRANTED' | 'DENIED' | 'UNSPECIFIED'
  /**
   * Whether the person agrees to personalized ads.
   */
  ad_personalization_consent_state?: 'GRANTED' | 'DENIED' | 'UNSPECIFIED'
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
