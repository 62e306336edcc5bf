// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * A unique ID of the event.
   */
  event_id?: string
  /**
   * When the event happened.
   */
  timestamp: string | number
  /**
   * The ID of the user in your system.
   */
  user_id?: string
  /**
   * The device of the user.
   */
  device?: {
    /**
     * The operating system. It is sent in capital letters.
     */
    os?: string
    /**
     * The version of the operating system.
     */
    os_version?: string
    /**
     * The IDFA or GAID of the device.
     */
    advertising_id?: string
    /**
     * Your own ID of the device.
     */
    unique_device_id?: string
    /**
     * The model of the device.
     */
    model?: string
    /**
     * The user agent of the browser or app.
     */
    ua?: string
    /**
     * The language of the device.
     */
    language?: string
    /**
     * The IP address of the device.
     */
    ip?: string
  }
  /**
   * The ID of the session, or of the visitor who is not logged in.
   */
  session_id?: string
  /**
   * The currency of the items that have none of their own.
   */
  default_currency?:
    | 'UNKNOWN_CURRENCY'
    | 'USD'
    | 'KRW'
    | 'JPY'
    | 'EUR'
    | 'GBP'
    | 'SEK'
    | 'INR'
    | 'THB'
    | 'IDR'
    | 'CNY'
    | 'CAD'
    | 'RUB'
    | 'BRL'
    | 'SGD'
    | 'HKD'
    | 'AUD'
    | 'PLN'
    | 'DKK'
    | 'VND'
    | 'MYR'
    | 'PHP'
    | 'TRY'
    | 'VEF'
  /**
   * The items that the event is about. An item with a price needs a currency, and the other way round.
   */
  items?: {
    /**
     * The ID of the item in your catalog.
     */
    id: string
    /**
     * The price of one piece.
     */
    price?: number
    /**
     * The currency of the price. The default currency where it is empty.
     */
    currency?:
      | 'UNKNOWN_CURRENCY'
      | 'USD'
      | 'KRW'
      | 'JPY'
      | 'EUR'
      | 'GBP'
      | 'SEK'
      | 'INR'
      | 'THB'
      | 'IDR'
      | 'CNY'
      | 'CAD'
      | 'RUB'
      | 'BRL'
      | 'SGD'
      | 'HKD'
      | 'AUD'
      | 'PLN'
      | 'DKK'
      | 'VND'
      | 'MYR'
      | 'PHP'
      | 'TRY'
      | 'VEF'
    /**
     * How many pieces it is.
     */
    quantity?: number
    /**
     * The ID of the seller of the item.
     */
    seller_id?: string
  }[]
  /**
   * The ID of the page or screen where it happened.
   */
  page_id?: string
  /**
   * What identifies the page, as pairs such as `category` and `shoes`. They make the page ID where that is empty.
   */
  page_identifier_tokens?: {
    [k: string]: unknown
  }
  /**
   * The ID of the page from which the user came.
   */
  referrer_page_id: string
}
