// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user. It stands for all channels of the user, where there is no Channel ID.
   */
  named_user_id?: string
  /**
   * The ID of one of the user's channels in Airship, such as an app on one device.
   */
  channel_id?: string
  /**
   * What kind of channel it is. Airship tells that by the ID, so it is not sent.
   */
  channel_type?: string
  /**
   * When it happened.
   */
  occurred: string | number
  /**
   * Attributes to set, by their ID in Airship. An empty value removes the attribute.
   */
  attributes?: {
    /**
     * Such as Mr or Dr.
     */
    title?: string
    /**
     * The first name.
     */
    first_name?: string
    /**
     * The last name.
     */
    last_name?: string
    /**
     * The full name.
     */
    full_name?: string
    /**
     * The gender.
     */
    gender?: string
    /**
     * The postal code, which Airship keeps as a number.
     */
    zipcode?: number
    /**
     * The city.
     */
    city?: string
    /**
     * The region or state.
     */
    region?: string
    /**
     * The country.
     */
    country?: string
    /**
     * When the person was born.
     */
    birthdate?: string | number
    /**
     * The age in years.
     */
    age?: number
    /**
     * The number of the mobile phone.
     */
    mobile_phone?: string
    /**
     * The number of the phone at home.
     */
    home_phone?: string
    /**
     * The number of the phone at work.
     */
    work_phone?: string
    /**
     * The tier in your loyalty program.
     */
    loyalty_tier?: string
    /**
     * The company that the person works for.
     */
    company?: string
    /**
     * The name by which the person logs in.
     */
    username?: string
    /**
     * When the account was created.
     */
    account_creation?: string | number
    /**
     * The email address.
     */
    email?: string
    /**
     * The last known altitude.
     */
    altitude?: number
    /**
     * The last known latitude.
     */
    latitude?: number
    /**
     * The last known longitude.
     */
    longitude?: number
    /**
     * The advertising ID of the device.
     */
    advertising_id?: string
    [k: string]: unknown
  }
}
