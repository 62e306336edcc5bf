// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether the event goes to a web stream or to that of a mobile app.
   */
  data_stream_type?: 'Web' | 'Mobile App'
  /**
   * The ID that Firebase has given to the installation of the app. Events of mobile apps need it.
   */
  app_instance_id?: string
  /**
   * The ID of the browser, which events of web streams need. Map it to that of `gtag.js` to join these events with those from the browser.
   */
  client_id?: string
  /**
   * Your own ID of the user, by which Google joins devices. It must not tell Google who the person is.
   */
  user_id?: string
  /**
   * When the event happened: a date of ISO 8601, or the microseconds since 1970. Google accepts the last 72 hours.
   */
  timestamp_micros?: string
  /**
   * The three-letter code of the currency of the value, such as `EUR`. Google needs it wherever there is a value.
   */
  currency?: string
  /**
   * The ID of the order. Google counts purchases with the same ID only once.
   */
  transaction_id: string
  /**
   * The monetary value of the event.
   */
  value?: number
  /**
   * The store or supplier of the order.
   */
  affiliation?: string
  /**
   * The name or code of the coupon of the whole event. Items can have their own.
   */
  coupon?: string
  /**
   * The cost of shipping.
   */
  shipping?: number
  /**
   * The tax of the order.
   */
  tax?: number
  /**
   * The products that the event is about, each with at least an ID or a name.
   */
  items?: {
    /**
     * The ID of the item. Each item needs an ID or a name.
     */
    item_id?: string
    /**
     * The name of the item. Each item needs an ID or a name.
     */
    item_name?: string
    /**
     * The store or supplier of the item.
     */
    affiliation?: string
    /**
     * The name or code of the coupon of the item.
     */
    coupon?: string
    /**
     * The three-letter code of the currency of the price.
     */
    currency?: string
    /**
     * The discount on one unit, in money.
     */
    discount?: number
    /**
     * The position of the item in its list.
     */
    index?: number
    /**
     * The brand of the item.
     */
    item_brand?: string
    /**
     * The category of the item.
     */
    item_category?: string
    /**
     * The second level of the category.
     */
    item_category2?: string
    /**
     * The third level of the category.
     */
    item_category3?: string
    /**
     * The fourth level of the category.
     */
    item_category4?: string
    /**
     * The fifth level of the category.
     */
    item_category5?: string
    /**
     * The ID of the list that shows the item.
     */
    item_list_id?: string
    /**
     * The name of the list that shows the item.
     */
    item_list_name?: string
    /**
     * The variant of the item, such as its color.
     */
    item_variant?: string
    /**
     * The place of the item, for example the Google Place ID of the store.
     */
    location_id?: string
    /**
     * The price of one unit.
     */
    price?: number
    /**
     * How many units there are.
     */
    quantity?: number
    [k: string]: unknown
  }[]
  /**
   * Data about the user, by name. At most 25 properties.
   */
  user_properties?: {
    [k: string]: unknown
  }
  /**
   * How long the user was engaged, in milliseconds. Reports of active users count only events that have it.
   */
  engagement_time_msec?: number
  /**
   * Other parameters of the event, by name. They replace those above of the same name.
   */
  params?: {
    [k: string]: unknown
  }
  /**
   * Whether the user consents that Google gets their data for advertising.
   */
  ad_user_data_consent?: 'GRANTED' | 'DENIED'
  /**
   * Whether the user consents to personalized advertising.
   */
  ad_personalization_consent?: 'GRANTED' | 'DENIED'
}
