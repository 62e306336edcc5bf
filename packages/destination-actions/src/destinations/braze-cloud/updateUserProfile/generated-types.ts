// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user, as Braze knows it.
   */
  external_id?: string
  /**
   * Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).
   */
  user_alias?: {
    alias_name?: string
    alias_label?: string
  }
  /**
   * The ID that Braze itself gave the user; it also names users who have no other ID yet.
   */
  braze_id?: string | null
  /**
   * The country as a two-letter code of ISO 3166-1, for example `DE`.
   */
  country?: string | null
  /**
   * Where the user was last, in degrees.
   */
  current_location?: {
    latitude?: number
    longitude?: number
  }
  /**
   * When the user first used the app.
   */
  date_of_first_session?: string | number | null
  /**
   * When the user last used the app.
   */
  date_of_last_session?: string | number | null
  /**
   * The birthday of the user. Only the day is sent.
   */
  dob?: string | number | null
  /**
   * The email address of the user. It names the user where none of the IDs is there.
   */
  email?: string | null
  /**
   * Whether the user wants email: `opted_in` (said so), `unsubscribed` (said no) or `subscribed` (has not said).
   */
  email_subscribe?: string
  /**
   * When true, later emails to the user hold no pixel that tells whether they were opened.
   */
  email_open_tracking_disabled?: boolean
  /**
   * When true, the links of later emails to the user are not tracked.
   */
  email_click_tracking_disabled?: boolean
  /**
   * Data about the Facebook account of the user.
   */
  facebook?: {
    id?: string
    likes?: string[]
    num_friends?: number
  }
  /**
   * The first name of the user.
   */
  first_name?: string | null
  /**
   * The gender of the user. Braze keeps `M`, `F`, `O` (other), `N` (not applicable) and `P` (prefers not to say); words such as `female` are turned into these.
   */
  gender?: string | null
  /**
   * The city that the user lives in.
   */
  home_city?: string | null
  /**
   * The URL of a picture to show with the profile.
   */
  image_url?: string | null
  /**
   * The language of the user as a two-letter code of ISO 639-1, for example `de`.
   */
  language?: string | null
  /**
   * The last name of the user.
   */
  last_name?: string
  /**
   * When the user marked an email of yours as spam.
   */
  marked_email_as_spam_at?: string | number | null
  /**
   * The phone number of the user, best in the form E.164, for example `+4930123456`.
   */
  phone?: string | null
  /**
   * Whether the user wants push messages: `opted_in` (said so), `unsubscribed` (said no) or `subscribed` (has not said).
   */
  push_subscribe?: string
  /**
   * The addresses for push messages to the devices of the user.
   */
  push_tokens?: {
    /**
     * The app that the token is for.
     */
    app_id: string
    token: string
    /**
     * Braze makes one up if it is missing.
     */
    device_id?: string
  }[]
  /**
   * The name of the time zone in the IANA database, for example `Europe/Berlin`.
   */
  time_zone?: string
  /**
   * Data about the X account of the user.
   */
  twitter?: {
    id?: string
    screen_name?: string
    followers_count?: number
    friends_count?: number
    statuses_count?: number
  }
  /**
   * The subscription groups that the user joins or leaves.
   */
  subscription_groups?: {
    subscription_group_id: string
    subscription_state: 'subscribed' | 'unsubscribed'
  }[]
  /**
   * Further attributes by name. Left out are those that a field of this mapping sends, and the traits `firstName`, `lastName` and `avatar`, which have fields of their own.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
  /**
   * When on, Braze drops data of users whom it does not know, instead of making a profile for them. Leave it off to let an alias make a new profile.
   */
  _update_existing_only?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
