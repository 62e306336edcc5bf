// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  external_id?: string
  /**
   * The email address of the user.
   */
  email?: string | null
  /**
   * The version of the app on the device.
   */
  app_version?: string | null
  /**
   * The hardware ID of the device, as the Pushwoosh SDK has it.
   */
  device_id?: string | null
  /**
   * The model of the device.
   */
  device_model?: string | null
  /**
   * The platform of the device, such as `ios` or `android`.
   */
  device_platform?: string | null
  /**
   * The push token of the device.
   */
  device_token?: string | null
  /**
   * The language that the user has set.
   */
  language?: string | null
  /**
   * The country in which the user is.
   */
  country?: string | null
  /**
   * The city in which the user is.
   */
  city?: string | null
  /**
   * Where the user is.
   */
  current_location?: {
    /**
     * The latitude, in degrees.
     */
    latitude?: number
    /**
     * The longitude, in degrees.
     */
    longitude?: number
  }
  /**
   * The version of the operating system of the device.
   */
  device_os_version?: string | null
  /**
   * The time zone of the user, such as `Europe/Berlin`.
   */
  timezone?: string | null
  /**
   * The user agent of the device.
   */
  user_agent?: string | null
  /**
   * Further data about the user, as tags. The email address is not sent twice.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
}
