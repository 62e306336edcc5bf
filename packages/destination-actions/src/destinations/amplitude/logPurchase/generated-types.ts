// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether the revenue is that of the products, on the events "Product Purchased", or the total, on the event of the order. Each product then needs a revenue, or a price and a quantity.
   */
  trackRevenuePerProduct?: boolean
  /**
   * Your id of the user. Needed when there is no device id. Amplitude drops ids of less than five characters, unless Minimum ID Length allows them.
   */
  user_id?: string | null
  /**
   * The id of the device, by which Amplitude knows people who have not signed in. Needed when there is no user id. Events without it get a hash of the user id in its place.
   */
  device_id?: string
  /**
   * The name of the event. Names that begin with `[Amplitude]` are reserved.
   */
  event_type: string
  /**
   * When the session began: a date, or the milliseconds since 1970. Events without it belong to no session. Sources of the web and of mobile apps can track sessions and put the id into `integrations`.
   */
  session_id?: string | number
  /**
   * When the event happened. Without it Amplitude takes the time at which it receives the event.
   */
  time?: string | number
  /**
   * What to remember of the event: values by name, in lists or nested up to 40 levels.
   */
  event_properties?: {
    [k: string]: unknown
  }
  /**
   * What to remember of the user: values by name, in lists or nested up to 40 levels. It may hold operations such as `$setOnce` or `$unset` as well.
   */
  user_properties?: {
    [k: string]: unknown
  }
  /**
   * The groups that the user belongs to, by group type, for example `{ "company": "Acme" }`. Up to five types. Needs the Accounts add-on of Amplitude.
   */
  groups?: {
    [k: string]: unknown
  }
  /**
   * The version of your app.
   */
  app_version?: string
  /**
   * The platform of your app. `ios` and `android` go out as `iOS` and `Android`. Without a platform, what comes from analytics.js is `Web`.
   */
  platform?: string
  /**
   * The name of the mobile operating system or of the browser.
   */
  os_name?: string
  /**
   * The version of the mobile operating system or of the browser.
   */
  os_version?: string
  /**
   * The brand of the device.
   */
  device_brand?: string
  /**
   * The manufacturer of the device.
   */
  device_manufacturer?: string
  /**
   * The model of the device.
   */
  device_model?: string
  /**
   * The mobile network that the device uses.
   */
  carrier?: string
  /**
   * The country that the user is in. Amplitude finds the place by the IP address where no country, region, city and market area are sent; send all four or none.
   */
  country?: string
  /**
   * The state, province or county that the user is in.
   */
  region?: string
  /**
   * The city that the user is in.
   */
  city?: string
  /**
   * The television market that the user is in, a division of the United States.
   */
  dma?: string
  /**
   * The language that the user has set.
   */
  language?: string
  /**
   * The price of one item. Log Purchase sends it with the revenue, other actions do not. Negative for a refund.
   */
  price?: number
  /**
   * How many items there were. Log Purchase sends it with the revenue, other actions do not.
   */
  quantity?: number
  /**
   * The amount that came in, in your one currency: Amplitude converts none. Log Purchase sends it, or price times quantity where both are there; other actions do not. Negative for a refund.
   */
  revenue?: number
  /**
   * Your id of the item. Log Purchase sends it with the revenue, other actions do not.
   */
  productId?: string
  /**
   * What kind of revenue it is, for example `tax` or `refund`. Log Purchase sends it with the revenue, and `Purchase` without one; other actions do not.
   */
  revenueType?: string
  /**
   * The latitude of the user.
   */
  location_lat?: number
  /**
   * The longitude of the user.
   */
  location_lng?: number
  /**
   * The IP address of the user, by which Amplitude finds the place. `$remote` stands for the address that the request comes from.
   */
  ip?: string
  /**
   * The advertising id of an iOS device.
   */
  idfa?: string
  /**
   * The id that an iOS device has for all apps of one vendor.
   */
  idfv?: string
  /**
   * The advertising id of an Android device with Google Play services.
   */
  adid?: string
  /**
   * The id of an Android device, which is not the advertising id.
   */
  android_id?: string
  /**
   * A number that grows from event to event, to put those of the same user and time in order.
   */
  event_id?: number
  /**
   * An id of this piece of data. Amplitude ignores what comes again with the same id within seven days, so that sending twice does no harm.
   */
  insert_id?: string
  /**
   * The library that the data comes from. Without a platform, what comes from `analytics.js` is `Web`.
   */
  library?: string
  /**
   * What Amplitude shows as the library of the event.
   */
  library2?: {
    /**
     * Whether to show the mapped value, or always `segment`.
     */
    behavior?: 'auto' | 'use_mapping'
    /**
     * The library to show. Without a value Amplitude shows none.
     */
    mapping?: string
  }
  /**
   * The products that the event is about, each with price, quantity, revenue, id and revenue type.
   */
  products?: {
    /**
     * The price of one item.
     */
    price?: number
    /**
     * How many items there were.
     */
    quantity?: number
    /**
     * The amount that came in for the product.
     */
    revenue?: number
    /**
     * Your id of the product.
     */
    productId?: string
    /**
     * What kind of revenue it is.
     */
    revenueType?: string
    [k: string]: unknown
  }[]
  /**
   * Whether to send to Amplitude's batch endpoint, which accepts more events a second for one user or device but shows them later. Turn it on when Amplitude answers with status 429.
   */
  use_batch_endpoint?: boolean
  /**
   * The user agent of the browser or app.
   */
  userAgent?: string
  /**
   * Whether to take OS name, OS version, device manufacturer and device model from the user agent where they are not mapped, and the type of the device.
   */
  userAgentParsing?: boolean
  /**
   * Whether to send the user agent itself as well, as `user_agent`.
   */
  includeRawUserAgent?: boolean
  /**
   * The campaign that brought the user. Each value is set as it is now, and once more with the prefix `initial_` as it was first.
   */
  utm_properties?: {
    /**
     * Who sent the user, for example `newsletter`.
     */
    utm_source?: string
    /**
     * By what means, for example `email`.
     */
    utm_medium?: string
    /**
     * The name of the campaign.
     */
    utm_campaign?: string
    /**
     * The search words that were paid for.
     */
    utm_term?: string
    /**
     * Which link or ad of the campaign it was.
     */
    utm_content?: string
  }
  /**
   * The page that led to this one. It is set as `referrer`, and once as `initial_referrer` for the first page that led the user to you.
   */
  referrer?: string
  /**
   * The least number of characters that user and device ids must have. Without it Amplitude takes five, and drops shorter ids.
   */
  min_id_length?: number | null
  /**
   * The model of the device and the version of its platform, as browsers tell them on request. They are used together with the user agent, and win over it.
   */
  userAgentData?: {
    /**
     * The model of the device.
     */
    model?: string
    /**
     * The version of the operating system.
     */
    platformVersion?: string
  }
}
