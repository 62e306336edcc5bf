// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The identifier of the user in your database. A call needs this or an Anonymous ID.
   */
  user_id?: string
  /**
   * An identifier for someone whose User ID is not known, for example that of a browser. A call needs this or a User ID.
   */
  anonymous_id?: string
  /**
   * When it happened, in ISO 8601. Segment takes the time of arrival when this is left out.
   */
  timestamp?: string
  /**
   * The application in which it happened.
   */
  application?: {
    name?: string
    version?: string
    /**
     * The number of the build.
     */
    build?: string
    /**
     * Its name in the app store, such as `com.example.app`.
     */
    namespace?: string
  }
  /**
   * The campaign that led to the call: the UTM parameters without `utm_`.
   */
  campaign_parameters?: {
    name?: string
    source?: string
    medium?: string
    term?: string
    content?: string
  }
  /**
   * The device on which it happened.
   */
  device?: {
    id?: string
    advertising_id?: string
    /**
     * Whether the user lets the device be tracked for advertising.
     */
    adTracking_Enabled?: boolean
    manufacturer?: string
    model?: string
    name?: string
    /**
     * For example `ios` or `android`.
     */
    type?: string
    /**
     * The push token.
     */
    token?: string
  }
  /**
   * The user's IP address.
   */
  ip_address?: string
  /**
   * The user's language and region, for example `en-US`.
   */
  locale?: string
  /**
   * Where the user is.
   */
  location?: {
    city?: string
    country?: string
    latitude?: number
    longitude?: number
    speed?: number
  }
  /**
   * The network that the device is connected to.
   */
  network?: {
    /**
     * Whether Bluetooth is on.
     */
    bluetooth?: boolean
    carrier?: string
    /**
     * Whether it is a mobile network.
     */
    cellular?: boolean
    /**
     * Whether it is a wireless network.
     */
    wifi?: boolean
  }
  /**
   * The operating system of the device.
   */
  operating_system?: {
    name?: string
    version?: string
  }
  /**
   * The web page that the user is on.
   */
  page?: {
    path?: string
    /**
     * The address of the page before.
     */
    referrer?: string
    /**
     * The query string of the address.
     */
    search?: string
    title?: string
    url?: string
  }
  /**
   * The screen of the device.
   */
  screen?: {
    density?: number
    height?: number
    width?: number
  }
  /**
   * The user agent of the browser or of the device.
   */
  user_agent?: string
  /**
   * The user's time zone, for example `Europe/Amsterdam`.
   */
  timezone?: string
  /**
   * The identifier of the call. Segment accepts a call with the same identifier only once.
   */
  message_id?: string
  /**
   * The categories that the user consents to, as `categoryPreferences`.
   */
  consent?: {
    [k: string]: unknown
  }
  /**
   * The identifier of the group that the user belongs to, for example a company or an account.
   */
  group_id: string
  /**
   * The traits of the user, or of the group in a group call, by name.
   */
  traits?: {
    [k: string]: unknown
  }
}
