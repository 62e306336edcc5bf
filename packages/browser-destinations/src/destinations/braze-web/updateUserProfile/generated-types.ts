// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by. Without one, the anonymous user of the page is updated.
   */
  external_id?: string
  /**
   * The country as a two-letter code of ISO 3166-1, for example `DE`.
   */
  country?: string | null
  /**
   * Where the user is, in degrees.
   */
  current_location?: {
    /**
     * The name of the custom attribute that keeps the location, too.
     */
    key: string
    /**
     * Degrees north.
     */
    latitude: number
    /**
     * Degrees east.
     */
    longitude: number
  }
  /**
   * Further attributes by name. Traits that another field has by default are left out.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
  /**
   * The birthday of the user.
   */
  dob?: string | number | null
  /**
   * The email address of the user.
   */
  email?: string | null
  /**
   * Whether the user wants emails: `opted_in`, `subscribed` or `unsubscribed`.
   */
  email_subscribe?: string
  /**
   * The first name of the user.
   */
  first_name?: string | null
  /**
   * The last name of the user.
   */
  last_name?: string
  /**
   * The gender of the user. Braze keeps `M`, `F`, `O` (other), `N` (not applicable) and `P` (prefers not to say); words such as `female` are turned into these.
   */
  gender?: string | null
  /**
   * The city that the user lives in.
   */
  home_city?: string | null
  /**
   * The address of a picture of the user. Kept for mappings of cloud mode: the SDK has no call for it.
   */
  image_url?: string
  /**
   * The language of the user as a two-letter code of ISO 639-1, for example `de`.
   */
  language?: string | null
  /**
   * The phone number of the user, best in the form E.164, for example `+4930123456`.
   */
  phone?: string | null
  /**
   * Whether the user wants push messages: `opted_in`, `subscribed` or `unsubscribed`.
   */
  push_subscribe?: string
  /**
   * The subscription groups that the user joins or leaves.
   */
  subscription_groups?: {
    /**
     * The ID of the group.
     */
    subscription_group_id: string
    /**
     * Whether the user is in the group.
     */
    subscription_group_state: 'subscribed' | 'unsubscribed'
  }[]
}
