// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your id of the user. Needed when there is no device id. Amplitude drops ids of less than five characters, unless Minimum ID Length allows them.
   */
  user_id?: string | null
  /**
   * The id of the device, by which Amplitude knows people who have not signed in. Needed when there is no user id. Events without it get a hash of the user id in its place.
   */
  device_id?: string
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
   * Whether the user pays.
   */
  paying?: boolean
  /**
   * The version of your app that the user had first.
   */
  start_version?: string
  /**
   * An id of this piece of data. Amplitude ignores what comes again with the same id within seven days, so that sending twice does no harm.
   */
  insert_id?: string
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
   * The library that the data comes from. Without a platform, what comes from `analytics.js` is `Web`.
   */
  library?: string
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
