// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The conversion action that counts the conversion, by its ID in Google Ads.
   */
  conversion_action: number
  /**
   * The ID of the click that led to the conversion, from the parameter `gclid` of the landing page.
   */
  gclid?: string
  /**
   * The ID of the click for conversions in an iOS app, from the parameter `gbraid` of the landing page.
   */
  gbraid?: string
  /**
   * The ID of the click in an iOS app for conversions on the web, from the parameter `wbraid`.
   */
  wbraid?: string
  /**
   * The IP address from which the person clicked.
   */
  user_ip_address?: string
  /**
   * What the script of Google found out about the visit. The plugin in the browser adds it to events.
   */
  session_attributes_encoded?: string
  /**
   * Data about the visit, for events without encoded session attributes.
   */
  session_attributes_key_value_pairs?: {
    /**
     * The kind of ad, from the parameter `gad_source` of the landing page.
     */
    gad_source?: string
    /**
     * The campaign, from the parameter `gad_campaignid` of the landing page.
     */
    gad_campaignid?: string
    /**
     * The address of the landing page.
     */
    landing_page_url?: string
    /**
     * When the visit began, as of ISO 8601. It is sent in microseconds.
     */
    session_start_time_usec?: string
    /**
     * The page that led to the landing page.
     */
    landing_page_referrer?: string
    /**
     * The user agent of the browser on the landing page.
     */
    landing_page_user_agent?: string
  }
  /**
   * When the conversion happened, as of ISO 8601. It must be after the click or call.
   */
  conversion_timestamp: string
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
   * Your ID of the transaction. Google counts a conversion action once for each order.
   */
  order_id?: string
  /**
   * What the conversion is worth, in the currency of the field "Currency".
   */
  value?: number
  /**
   * The currency of the value, as its three letters of ISO 4217.
   */
  currency?: string
  /**
   * Where the person converted.
   */
  conversion_environment?: 'APP' | 'WEB' | 'UNSPECIFIED'
  /**
   * The ID of your account in Merchant Center.
   */
  merchant_id?: string
  /**
   * The country of the feed that has the items, as its two letters of ISO 3166.
   */
  merchant_country_code?: string
  /**
   * The language of the feed that has the items, as its two letters of ISO 639.
   */
  merchant_language_code?: string
  /**
   * What the order cost you besides the items: discounts and transport, for example.
   */
  local_cost?: number
  /**
   * What was bought.
   */
  items?: {
    /**
     * The ID of the item in your feed.
     */
    product_id?: string
    /**
     * How many were bought.
     */
    quantity?: number
    /**
     * The price of one.
     */
    price?: number
  }[]
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
