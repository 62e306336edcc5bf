// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The form of the event that Pinterest gets. Use `latest` for new mappings.
   */
  data_format?: 'latest' | 'legacy'
  /**
   * What the person did, in the terms of Pinterest.
   */
  event_name:
    | 'add_payment_info'
    | 'add_to_cart'
    | 'add_to_wishlist'
    | 'app_install'
    | 'app_open'
    | 'checkout'
    | 'contact'
    | 'custom'
    | 'customize_product'
    | 'find_location'
    | 'initiate_checkout'
    | 'lead'
    | 'page_visit'
    | 'schedule'
    | 'search'
    | 'signup'
    | 'start_trial'
    | 'submit_application'
    | 'subscribe'
    | 'view_category'
    | 'view_content'
    | 'watch_video'
  /**
   * Where it happened.
   */
  action_source: 'app_android' | 'app_ios' | 'web' | 'offline'
  /**
   * When it happened.
   */
  event_time: string
  /**
   * A unique ID of the event. Pinterest counts an event once if its tag sends the same ID.
   */
  event_id: string
  /**
   * The address of the page on which it happened.
   */
  event_source_url?: string
  /**
   * Whether the person objected to being targeted with ads by this event.
   */
  opt_out?: boolean
  /**
   * Whether the person allows tracking on the device.
   */
  advertiser_tracking_enabled?: boolean
  /**
   * Who the person is. Pinterest needs an email, a mobile advertising ID, or both the IP address and the user agent.
   */
  user_data?: {
    /**
     * Email addresses. Hashed before they are sent.
     */
    email?: string[]
    /**
     * IDFAs of Apple or advertising IDs of Google, hashed or not.
     */
    hashed_maids?: string[]
    /**
     * The IP address of the person. It counts together with the user agent only.
     */
    client_ip_address?: string
    /**
     * The user agent of the browser. It counts together with the IP address only.
     */
    client_user_agent?: string
    /**
     * Phone numbers with the code of the country. Hashed before they are sent.
     */
    phone?: string[]
    /**
     * First names. Hashed before they are sent.
     */
    first_name?: string[]
    /**
     * Last names. Hashed before they are sent.
     */
    last_name?: string[]
    /**
     * Your own IDs of the person, the same as the Pinterest tag sends. Hashed before they are sent.
     */
    external_id?: string[]
    /**
     * The gender: `f`, `m`, `female` or `male`. Hashed before it is sent.
     */
    gender?: string[]
    /**
     * Dates of birth, such as `1990-01-31`. Hashed before they are sent.
     */
    date_of_birth?: string[]
    /**
     * Cities. Hashed before they are sent.
     */
    city?: string[]
    /**
     * States, as two letters such as `CA`. Hashed before they are sent.
     */
    state?: string[]
    /**
     * Postal codes. Hashed before they are sent.
     */
    zip?: string[]
    /**
     * Countries, as two letters such as `US`. Hashed before they are sent.
     */
    country?: string[]
    /**
     * The ID of the click on the ad, from the cookie `_epik` or the parameter `epik` of the address.
     */
    click_id?: string | null
    /**
     * The ID of the person at a partner.
     */
    partner_id?: string | null
  }
  /**
   * What the event is about: its value, order and products.
   */
  custom_data?: {
    /**
     * The currency of the value, such as `USD`.
     */
    currency?: string
    /**
     * What the event is worth.
     */
    value?: number
    /**
     * The IDs of the products.
     */
    content_ids?: string[]
    /**
     * The products of the event.
     */
    contents?: {
      /**
       * The ID of the product in your catalogue.
       */
      id?: string
      /**
       * The price of one item.
       */
      item_price?: number
      /**
       * How many of the product there are.
       */
      quantity?: number
      /**
       * The brand of the product.
       */
      item_brand?: string
      /**
       * The ID of the brand.
       */
      item_brand_id?: string
      /**
       * The category of the product.
       */
      item_category?: string
      /**
       * The name of the product.
       */
      item_name?: string
    }[]
    /**
     * How many items the event has.
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
     * The privacy law under which the person opted out, such as `LDP`.
     */
    opt_out_type?: string
    /**
     * The brand of the page or of the products.
     */
    content_brand?: string
    /**
     * The category of the page or of the products.
     */
    content_category?: string
    /**
     * The name of the page or of the product.
     */
    content_name?: string
    /**
     * What you expect the person to be worth to you over time.
     */
    predicted_ltv?: number
  }
  /**
   * The ID of the app in its store.
   */
  app_id?: string
  /**
   * The name of the app.
   */
  app_name?: string
  /**
   * The version of the app.
   */
  app_version?: string
  /**
   * The maker of the device.
   */
  device_brand?: string
  /**
   * The mobile network of the device.
   */
  device_carrier?: string
  /**
   * The model of the device.
   */
  device_model?: string
  /**
   * The type of the device.
   */
  device_type?: string
  /**
   * The version of the operating system.
   */
  os_version?: string
  /**
   * What the event is about: its value, order and products.
   */
  custom_data_2?: {
    /**
     * The currency of the value, such as `USD`.
     */
    currency?: string
    /**
     * What the event is worth.
     */
    value?: number
    /**
     * The IDs of the products.
     */
    content_ids?: string[]
    /**
     * How many items the event has.
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
     * The privacy law under which the person opted out, such as `LDP`.
     */
    opt_out_type?: string
    /**
     * The brand of the page or of the products.
     */
    content_brand?: string
    /**
     * The category of the page or of the products.
     */
    content_category?: string
    /**
     * The name of the page or of the product.
     */
    content_name?: string
    /**
     * What you expect the person to be worth to you over time.
     */
    predicted_ltv?: number
  }
  /**
   * The products of the event.
   */
  contents?: {
    /**
     * The ID of the product in your catalogue.
     */
    id?: string
    /**
     * The price of one item.
     */
    item_price?: number
    /**
     * How many of the product there are.
     */
    quantity?: number
    /**
     * The brand of the product.
     */
    item_brand?: string
    /**
     * The ID of the brand.
     */
    item_brand_id?: string
    /**
     * The category of the product.
     */
    item_category?: string
    /**
     * The name of the product.
     */
    item_name?: string
  }[]
  /**
   * The app in which the event happened.
   */
  app_info?: {
    /**
     * The ID of the app in its store.
     */
    app_id?: string
    /**
     * The name of the app.
     */
    app_name?: string
    /**
     * The package or bundle of the app.
     */
    app_package_name?: string
    /**
     * The store from which the app was installed.
     */
    app_store?: string
    /**
     * The version of the app.
     */
    app_version?: string
    /**
     * When the app was installed.
     */
    install_time?: string | number
    /**
     * The user agent of the app.
     */
    user_agent?: string
    /**
     * The height of the window in pixels.
     */
    window_height?: number
    /**
     * The width of the window in pixels.
     */
    window_width?: number
  }
  /**
   * The device on which the event happened.
   */
  device_info?: {
    /**
     * How full the battery is, in percent.
     */
    battery_level?: number
    /**
     * The maker of the device.
     */
    brand?: string
    /**
     * The mobile network of the device.
     */
    carrier?: string
    /**
     * How many cores the processor has.
     */
    cpu_cores?: number
    /**
     * How much of the external storage is free.
     */
    external_storage_free_space?: number
    /**
     * The size of the external storage.
     */
    external_storage_size?: number
    /**
     * The kind of the device.
     */
    form_factor?: 'desktop' | 'laptop' | 'cellphone' | 'tablet' | 'smartwatch' | 'tv' | 'vr' | 'console' | 'other'
    /**
     * The version of the kernel.
     */
    kernel_version?: string
    /**
     * The languages of the device.
     */
    languages?: string[]
    /**
     * The locale of the device, such as `en-US`.
     */
    locale?: string
    /**
     * The model of the device.
     */
    model?: string
    /**
     * How the device is connected.
     */
    network_type?:
      'wifi' | 'cellular_2g' | 'cellular_3g' | 'cellular_4g' | 'cellular_5g' | 'cellular_6g' | 'ethernet' | 'unknown'
    /**
     * The family of the operating system.
     */
    os_family?: 'ios' | 'android' | 'macos' | 'windows' | 'linux' | 'bsd' | 'other'
    /**
     * The operating system.
     */
    os_name?: string
    /**
     * The name of the release of the operating system.
     */
    os_release_name?: string
    /**
     * The version of the operating system.
     */
    os_version?: string
    /**
     * The density of the screen.
     */
    screen_density?: number
    /**
     * The height of the screen in pixels.
     */
    screen_height?: number
    /**
     * The width of the screen in pixels.
     */
    screen_width?: number
    /**
     * How much of the storage is free.
     */
    storage_free_space?: number
    /**
     * The size of the storage.
     */
    storage_size?: number
    /**
     * The time zone, such as `Europe/Berlin`.
     */
    timezone?: string
    /**
     * The time zone, such as `CET`.
     */
    timezone_abbr?: string
    /**
     * The type of the device, such as `ios`.
     */
    type?: string
  }
  /**
   * Whether the device is connected by Wi-Fi.
   */
  wifi?: boolean
  /**
   * The language of the person, as two letters.
   */
  language?: string
}
