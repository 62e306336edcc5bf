// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Where it happened. By using this API you agree with Facebook that it is true.
   */
  action_source: 'email' | 'website' | 'app' | 'phone_call' | 'chat' | 'physical_store' | 'system_generated' | 'other'
  /**
   * When it happened. Facebook rejects events that are more than seven days old.
   */
  event_time: string
  /**
   * Who the person is. The more of it Facebook gets, the more events it can match. Values that are hashed already stay as they are.
   */
  user_data: {
    /**
     * Your own IDs of the person, such as the user ID. Hashed before they are sent.
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
     * The date of birth in the form that Facebook compares, `19900131`. Hashed as it is before it is sent.
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
     * The city. Hashed before it is sent.
     */
    city?: string
    /**
     * The state, in the United States as two letters such as `CA`. Hashed before it is sent.
     */
    state?: string
    /**
     * The postal code, in the United States its first five digits. Hashed before it is sent.
     */
    zip?: string
    /**
     * The country, as two letters such as `US`. Hashed before it is sent.
     */
    country?: string
    /**
     * The IP address of the browser. Never hashed.
     */
    client_ip_address?: string
    /**
     * The user agent of the browser, which events of a website need. Never hashed.
     */
    client_user_agent?: string
    /**
     * The ID of the click on the ad, from the cookie `_fbc`. Never hashed.
     */
    fbc?: string
    /**
     * The ID of the browser, from the cookie `_fbp`. Never hashed.
     */
    fbp?: string
    /**
     * The ID of the subscription to which the event belongs. Never hashed.
     */
    subscriptionID?: string
    /**
     * The ID of a lead that came from a lead ad. Never hashed.
     */
    leadID?: number
    /**
     * The ID that Facebook Login issued for the person. Never hashed.
     */
    fbLoginID?: number
    /**
     * The ID of the installation, for events of an app. Never hashed.
     */
    anonId?: string
    /**
     * The advertising ID of the device, for events of an app. Never hashed.
     */
    madId?: string
    /**
     * The ID of the person at a partner.
     */
    partner_id?: string
    /**
     * The partner that knows the person.
     */
    partner_name?: string
    /**
     * The ID of the click on an ad that opens WhatsApp. Never hashed.
     */
    ctwa_clid?: string
  }
  /**
   * The app and the device, for events of an app.
   */
  app_data_field?: {
    /**
     * Whether the app and the device are sent. Turn it on for events of an app.
     */
    use_app_data?: boolean
    /**
     * Whether the person allows tracking, as iOS 14.5 and later ask.
     */
    advertiser_tracking_enabled?: boolean
    /**
     * Whether the person allows tracking in the settings of the app.
     */
    application_tracking_enabled?: boolean
    /**
     * The system: `i2` for iOS, `a2` for Android. Facebook needs it.
     */
    version?: 'i2' | 'a2'
    /**
     * The package or bundle of the app.
     */
    packageName?: string
    /**
     * The version of the app, such as `1.0`.
     */
    shortVersion?: string
    /**
     * The version of the app in full, such as `1.0 long`.
     */
    longVersion?: string
    /**
     * The version of the operating system. Facebook needs it.
     */
    osVersion?: string
    /**
     * The model of the device.
     */
    deviceName?: string
    /**
     * The advertising ID of the device.
     */
    madId?: string
    /**
     * The locale of the device, such as `en_US`.
     */
    locale?: string
    /**
     * The time zone of the device, such as `PDT`.
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
     * The size of the external storage in gigabytes.
     */
    storageSize?: string
    /**
     * How much of the external storage is free, in gigabytes.
     */
    freeStorage?: string
    /**
     * The time zone of the device, such as `Europe/Berlin`.
     */
    deviceTimezone?: string
  }
  /**
   * A unique ID of the event. Facebook counts an event once if its pixel sends the same name with the same ID.
   */
  event_id?: string
  /**
   * The address of the page on which it happened, which events of a website need.
   */
  event_source_url?: string
  /**
   * Not sent: page views have only the page. Send a custom event if you need more.
   */
  custom_data?: {
    [k: string]: unknown
  }
  /**
   * Whether Facebook may use the event only as privacy laws of states in the United States allow.
   */
  data_processing_options?: boolean
  /**
   * The country of the person: 1 for the United States. With 0, the default, Facebook finds out itself.
   */
  data_processing_options_country?: 0 | 1
  /**
   * The state of the person as a number of Facebook: 1000 for California. With 0, the default, Facebook finds out itself.
   */
  data_processing_options_state?: 0 | 1000 | 1001 | 1002 | 1003 | 1004 | 1005 | 1006 | 1007 | 1008 | 1009 | 1010
  /**
   * Shows the event among the test events in Events Manager. Wins over the code of the settings. Leave it out in production.
   */
  test_event_code?: string
}
