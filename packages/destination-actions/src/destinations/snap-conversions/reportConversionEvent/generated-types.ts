// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What the person did, in the terms of Snap, such as `PURCHASE`.
   */
  event_name?: string
  /**
   * A unique ID of the event. Snap counts an event once if its pixel sends the same ID.
   */
  event_id?: string
  /**
   * When it happened.
   */
  event_time?: string
  /**
   * Where it happened. Snap takes all but `website` and `app` for offline.
   */
  action_source?: 'email' | 'website' | 'app' | 'phone_call' | 'chat' | 'physical_store' | 'system_generated' | 'other'
  /**
   * Who the person is. Snap needs an email, a phone number, a mobile advertising ID, or both the IP address and the user agent.
   */
  user_data?: {
    /**
     * Your own IDs of the person. Hashed before they are sent.
     */
    externalId?: string[]
    /**
     * The email address. Hashed before it is sent.
     */
    email?: string
    /**
     * The phone number with the code of the country. Hashed before it is sent.
     */
    phone?: string
    /**
     * The gender: `f`, `m`, `female` or `male`. Hashed before it is sent.
     */
    gender?: string
    /**
     * The date of birth. Hashed before it is sent.
     */
    dateOfBirth?: string
    /**
     * The last name. Hashed before it is sent.
     */
    lastName?: string
    /**
     * The first name. Hashed before it is sent.
     */
    firstName?: string
    /**
     * The city.
     */
    city?: string
    /**
     * The state, as two letters such as `CA`. Hashed before it is sent.
     */
    state?: string
    /**
     * The postal code. Hashed before it is sent.
     */
    zip?: string
    /**
     * The country, as two letters such as `US`.
     */
    country?: string
    /**
     * The IP address of the person.
     */
    client_ip_address?: string
    /**
     * The user agent of the browser.
     */
    client_user_agent?: string
    /**
     * The ID of the subscription.
     */
    subscriptionID?: string
    /**
     * The ID that Snap gave to the lead.
     */
    leadID?: number
    /**
     * The IDFA of Apple or the advertising ID of Google.
     */
    madid?: string
    /**
     * The ID of the click on the ad, from the parameter `ScCid` of the address.
     */
    sc_click_id?: string
    /**
     * The value of the cookie `_scid` that the pixel sets.
     */
    sc_cookie1?: string
    /**
     * The ID of the device for the vendor of the app.
     */
    idfv?: string
  }
  /**
   * The app and the device. Sent with events of an app only.
   */
  app_data?: {
    /**
     * Whether the person allows tracking by advertisers.
     */
    advertiser_tracking_enabled?: boolean
    /**
     * Whether the person allows tracking in the app.
     */
    application_tracking_enabled?: boolean
    /**
     * The form of the device data: `i2` for iOS, `a2` for Android. Default: by your app ID.
     */
    version?: 'i2' | 'a2'
    /**
     * The package or bundle of the app.
     */
    packageName?: string
    /**
     * The short version of the app.
     */
    shortVersion?: string
    /**
     * The full version of the app.
     */
    longVersion?: string
    /**
     * The version of the operating system.
     */
    osVersion?: string
    /**
     * The model of the device.
     */
    deviceName?: string
    /**
     * The locale of the device, such as `en-US`.
     */
    locale?: string
    /**
     * The time zone, as an abbreviation such as `PST`.
     */
    timezone?: string
    /**
     * The mobile network of the device.
     */
    carrier?: string
    /**
     * The width of the screen.
     */
    width?: string
    /**
     * The height of the screen.
     */
    height?: string
    /**
     * The density of the screen.
     */
    density?: string
    /**
     * How many cores the processor has.
     */
    cpuCores?: string
    /**
     * The size of the storage in GB.
     */
    storageSize?: string
    /**
     * How much of the storage is free, in GB.
     */
    freeStorage?: string
    /**
     * The time zone of the device, such as `America/Los_Angeles`.
     */
    deviceTimezone?: string
  }
  /**
   * What the event is about: its value, order or journey.
   */
  custom_data?: {
    /**
     * The currency of the value, such as `USD`.
     */
    currency?: string
    /**
     * How many items there are. Default: how many products.
     */
    num_items?: number
    /**
     * The ID of the order.
     */
    order_id?: string
    /**
     * What the person searched for.
     */
    search_string?: string
    /**
     * How the person signed up.
     */
    sign_up_method?: string
    /**
     * What the event is worth.
     */
    value?: number
    /**
     * When the stay begins.
     */
    checkin_date?: string
    /**
     * When the journey ends.
     */
    travel_end?: string
    /**
     * When the journey begins.
     */
    travel_start?: string
    /**
     * The destinations that were suggested.
     */
    suggested_destinations?: string
    /**
     * The airport where the journey leads.
     */
    destination_airport?: string
    /**
     * The country, as two letters such as `US`.
     */
    country?: string
    /**
     * The city.
     */
    city?: string
    /**
     * The region.
     */
    region?: string
    /**
     * The neighborhood.
     */
    neighborhood?: string
    /**
     * When the outbound journey begins.
     */
    departing_departure_date?: string
    /**
     * When the outbound journey ends.
     */
    departing_arrival_date?: string
    /**
     * How many adults travel.
     */
    num_adults?: number
    /**
     * The airport where the journey begins.
     */
    origin_airport?: string
    /**
     * When the return journey begins.
     */
    returning_departure_date?: string
    /**
     * When the return journey ends.
     */
    returning_arrival_date?: string
    /**
     * How many children travel.
     */
    num_children?: number
    /**
     * How well the hotel suits the person.
     */
    hotel_score?: string
    /**
     * The postal code of the place.
     */
    postal_code?: string
    /**
     * How many infants travel.
     */
    num_infants?: number
    /**
     * The neighborhoods that the person prefers.
     */
    preferred_neighborhoods?: string
    /**
     * The star ratings that the person prefers.
     */
    preferred_star_ratings?: string
    /**
     * The hotels that were suggested.
     */
    suggested_hotels?: string
  }
  /**
   * Whether Snap must limit what it does with the data, as some state laws ask.
   */
  data_processing_options?: boolean
  /**
   * Where the law applies: `1` for the United States, `0` to have Snap find out.
   */
  data_processing_options_country?: 0 | 1
  /**
   * Where the law applies: `1000` for California, `0` to have Snap find out.
   */
  data_processing_options_state?: 0 | 1000
  /**
   * The address of the page on which it happened.
   */
  event_source_url?: string
  /**
   * The products of the event. Those without an ID are left out.
   */
  products?: {
    /**
     * The ID of the product in your catalogue.
     */
    item_id?: string
    /**
     * The category of the product.
     */
    item_category?: string
    /**
     * The brand of the product.
     */
    brand?: string
  }[]
  /**
   * The brands of the products. Counts without products only.
   */
  brands?: string[]
  /**
   * Of mappings saved before version 3 of the API. Use the click ID of User Data instead.
   */
  click_id?: string
  /**
   * Of mappings saved before version 3 of the API. Use Event ID instead.
   */
  client_dedup_id?: string
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  currency?: string
  /**
   * Snap no longer takes it.
   */
  description?: string
  /**
   * Of mappings saved before version 3 of the API. Use App Data instead.
   */
  device_model?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  email?: string
  /**
   * Of mappings saved before version 3 of the API. Use Action Source instead.
   */
  event_conversion_type?: 'OFFLINE' | 'WEB' | 'MOBILE_APP'
  /**
   * Snap no longer takes it.
   */
  event_tag?: string
  /**
   * Of mappings saved before version 3 of the API. Use Event Name instead.
   */
  event_type?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  idfv?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  ip_address?: string
  /**
   * Of mappings saved before version 3 of the API. Use Products instead.
   */
  item_category?: string
  /**
   * Of mappings saved before version 3 of the API. Use Products instead.
   */
  item_ids?: string
  /**
   * Snap no longer takes it.
   */
  level?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  mobile_ad_id?: string
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  number_items?: string
  /**
   * Of mappings saved before version 3 of the API. Use App Data instead.
   */
  os_version?: string
  /**
   * Of mappings saved before version 3 of the API. Use Event Source URL instead.
   */
  page_url?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  phone_number?: string
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  price?: number
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  search_string?: string
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  sign_up_method?: string
  /**
   * Of mappings saved before version 3 of the API. Use Event Time instead.
   */
  timestamp?: string
  /**
   * Of mappings saved before version 3 of the API. Use Custom Data instead.
   */
  transaction_id?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  user_agent?: string
  /**
   * Of mappings saved before version 3 of the API. Use User Data instead.
   */
  uuid_c1?: string
}
