// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Which of the e-commerce events that Braze recommends this is.
   */
  name:
    | 'ecommerce.product_viewed'
    | 'ecommerce.cart_updated'
    | 'ecommerce.checkout_started'
    | 'ecommerce.order_placed'
    | 'ecommerce.order_cancelled'
    | 'ecommerce.order_refunded'
  /**
   * Your own ID of the user, as Braze knows it.
   */
  external_id?: string
  /**
   * Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).
   */
  user_alias?: {
    alias_name: string
    alias_label: string
  }
  /**
   * The email address of the user. It names the user where none of the IDs is there.
   */
  email?: string
  /**
   * The phone number of the user in the form E.164. It names the user where nothing else does.
   */
  phone?: string | null
  /**
   * The ID that Braze itself gave the user; it also names users who have no other ID yet.
   */
  braze_id?: string | null
  /**
   * Why the order was cancelled.
   */
  cancel_reason?: string
  /**
   * When the event happened, in the form of ISO 8601.
   */
  time: string
  /**
   * The ID of the checkout.
   */
  checkout_id?: string
  /**
   * The ID of the order.
   */
  order_id?: string
  /**
   * The ID of the cart. The checkout and the order of the same cart should have it too.
   */
  cart_id?: string
  /**
   * What the cart or order costs in all. Of an update of a cart, needed where the cart is replaced.
   */
  total_value?: number
  /**
   * What the update does to the cart: `add` or `remove` the products, or `replace` all that is in it. Braze replaces where nothing is said.
   */
  action?: 'add' | 'remove' | 'replace'
  /**
   * What the products cost after discounts, without tax and shipping.
   */
  subtotal_value?: number
  /**
   * The tax in all.
   */
  tax?: number
  /**
   * What shipping costs in all.
   */
  shipping?: number
  /**
   * The discounts in all.
   */
  total_discounts?: number
  /**
   * The single discounts.
   */
  discounts?: {
    /**
     * The code of the discount.
     */
    code: string
    /**
     * How much it takes off.
     */
    amount: number
  }[]
  /**
   * The currency of all amounts, as a code of ISO 4217.
   */
  currency:
    | 'AFN'
    | 'EUR'
    | 'ALL'
    | 'DZD'
    | 'USD'
    | 'AOA'
    | 'XCD'
    | 'XAD'
    | 'ARS'
    | 'AMD'
    | 'AWG'
    | 'AUD'
    | 'AZN'
    | 'BSD'
    | 'BHD'
    | 'BDT'
    | 'BBD'
    | 'BYN'
    | 'BZD'
    | 'XOF'
    | 'BMD'
    | 'INR'
    | 'BTN'
    | 'BOB'
    | 'BOV'
    | 'BAM'
    | 'BWP'
    | 'NOK'
    | 'BRL'
    | 'BND'
    | 'BGN'
    | 'BIF'
    | 'CVE'
    | 'KHR'
    | 'XAF'
    | 'CAD'
    | 'KYD'
    | 'CLP'
    | 'CLF'
    | 'CNY'
    | 'COP'
    | 'COU'
    | 'KMF'
    | 'CDF'
    | 'NZD'
    | 'CRC'
    | 'CUP'
    | 'XCG'
    | 'CZK'
    | 'DKK'
    | 'DJF'
    | 'DOP'
    | 'EGP'
    | 'SVC'
    | 'ERN'
    | 'SZL'
    | 'ETB'
    | 'FKP'
    | 'FJD'
    | 'XPF'
    | 'GMD'
    | 'GEL'
    | 'GHS'
    | 'GIP'
    | 'GTQ'
    | 'GBP'
    | 'GNF'
    | 'GYD'
    | 'HTG'
    | 'HNL'
    | 'HKD'
    | 'HUF'
    | 'ISK'
    | 'IDR'
    | 'XDR'
    | 'IRR'
    | 'IQD'
    | 'ILS'
    | 'JMD'
    | 'JPY'
    | 'JOD'
    | 'KZT'
    | 'KES'
    | 'KPW'
    | 'KRW'
    | 'KWD'
    | 'KGS'
    | 'LAK'
    | 'LBP'
    | 'LSL'
    | 'ZAR'
    | 'LRD'
    | 'LYD'
    | 'CHF'
    | 'MOP'
    | 'MGA'
    | 'MWK'
    | 'MYR'
    | 'MVR'
    | 'MRU'
    | 'MUR'
    | 'XUA'
    | 'MXN'
    | 'MXV'
    | 'MDL'
    | 'MNT'
    | 'MAD'
    | 'MZN'
    | 'MMK'
    | 'NAD'
    | 'NPR'
    | 'NIO'
    | 'NGN'
    | 'MKD'
    | 'OMR'
    | 'PKR'
    | 'PAB'
    | 'PGK'
    | 'PYG'
    | 'PEN'
    | 'PHP'
    | 'PLN'
    | 'QAR'
    | 'RON'
    | 'RUB'
    | 'RWF'
    | 'SHP'
    | 'WST'
    | 'STN'
    | 'SAR'
    | 'RSD'
    | 'SCR'
    | 'SLE'
    | 'SGD'
    | 'XSU'
    | 'SBD'
    | 'SOS'
    | 'SSP'
    | 'LKR'
    | 'SDG'
    | 'SRD'
    | 'SEK'
    | 'CHE'
    | 'CHW'
    | 'SYP'
    | 'TWD'
    | 'TJS'
    | 'TZS'
    | 'THB'
    | 'TOP'
    | 'TTD'
    | 'TND'
    | 'TRY'
    | 'TMT'
    | 'UGX'
    | 'UAH'
    | 'AED'
    | 'USN'
    | 'UYU'
    | 'UYI'
    | 'UYW'
    | 'UZS'
    | 'VUV'
    | 'VES'
    | 'VED'
    | 'VND'
    | 'YER'
    | 'ZMW'
    | 'ZWG'
  /**
   * Where the event comes from, for example the address of the shop.
   */
  source: string
  /**
   * Further data about the event, for example `order_status_url` or `checkout_url`.
   */
  metadata?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size: number
  /**
   * Of which changes of the product the user may be told: a lower price, or that it is back in stock.
   */
  catalog_type?: string[]
  /**
   * The product of the event.
   */
  product: {
    /**
     * The ID of the product, for example its SKU.
     */
    product_id: string
    /**
     * The name of the product.
     */
    product_name: string
    /**
     * The ID of the variant, for example `shirt_blue_m`.
     */
    variant_id: string
    /**
     * Where a picture of the product is.
     */
    image_url?: string
    /**
     * Where the page of the product is.
     */
    product_url?: string
    /**
     * The price of one piece.
     */
    price: number
  }
}
