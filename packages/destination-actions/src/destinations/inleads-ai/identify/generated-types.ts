// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  user_id: string
  /**
   * The full name of the user.
   */
  name?: string | null
  /**
   * The first name of the user.
   */
  first_name?: string | null
  /**
   * The last name of the user.
   */
  last_name?: string | null
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * Your own ID of the account of the user.
   */
  account_id?: string
  /**
   * When the user was created.
   */
  created_at?: string
  /**
   * Further data about the user or the account.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * Where the user is and which device they use.
   */
  userMeta?: {
    /**
     * The IP address of the user.
     */
    ip?: string
    /**
     * The latitude at which the user is.
     */
    latitude?: number
    /**
     * The longitude at which the user is.
     */
    longitude?: number
    /**
     * The country in which the user is.
     */
    country?: string
    /**
     * The city in which the user is.
     */
    city?: string
    /**
     * The user agent of the browser.
     */
    browser?: string
    /**
     * The name of the operating system.
     */
    os?: string
    /**
     * The version of the operating system.
     */
    osVersion?: string
    /**
     * The type of the device.
     */
    deviceType?: string
    /**
     * The manufacturer of the device.
     */
    deviceVendor?: string
    /**
     * The model of the device.
     */
    deviceModel?: string
    /**
     * The time zone of the user, such as `Europe/Berlin`.
     */
    timeZone?: string
  }
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymous_id?: string | null
  /**
   * The unique ID of the call.
   */
  event_id?: string
  /**
   * The address of the page.
   */
  url?: string
  /**
   * The address of the page from which the user came.
   */
  referer?: string
  /**
   * The language that the user has set.
   */
  user_language?: string
  /**
   * When it happened.
   */
  utc_time: string
  /**
   * The campaign that brought the user.
   */
  utm?: {
    /**
     * The source of the campaign.
     */
    source?: string
    /**
     * The medium of the campaign.
     */
    medium?: string
    /**
     * The name of the campaign.
     */
    name?: string
    /**
     * The search term of the campaign.
     */
    term?: string
    /**
     * The content of the campaign that the user chose.
     */
    content?: string
  }
  /**
   * The size of the screen of the device.
   */
  screen?: {
    /**
     * The height of the screen, in pixels.
     */
    height?: number
    /**
     * The width of the screen, in pixels.
     */
    width?: number
    /**
     * How many physical pixels make up one pixel.
     */
    density?: number
  }
  /**
   * The time zone of the user, such as `Europe/Berlin`.
   */
  timezone?: string
  /**
   * The IP address from which the call came.
   */
  source_ip?: string
}
