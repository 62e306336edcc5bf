// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What kind of channel it is. Airship tells that by the ID, so it is not sent.
   */
  channel_type?: 'email' | 'sms'
  /**
   * The number or short code that messages come from. SMS needs it.
   */
  sms_sender?: string
  /**
   * Your own ID of the user. It stands for all channels of the user, where there is no Channel ID.
   */
  named_user_id?: string
  /**
   * The locale of the person, such as `en-US`.
   */
  locale?: string
  /**
   * The time zone of the person, such as `Europe/Berlin`.
   */
  timezone?: string
  /**
   * Whether a new email address counts at once (`classic`), or only after the person has confirmed it (`double`).
   */
  opt_in_choices?: 'classic' | 'double'
  /**
   * The address, and what the person agreed to.
   */
  channel_object: {
    /**
     * The email address, or the phone number with the code of its country.
     */
    address: string
    /**
     * The address that takes the place of the old one, where the person has changed it.
     */
    new_address?: string
    /**
     * When the person agreed to commercial email, as an ISO date.
     */
    commercial_opted_in?: string
    /**
     * When the person refused commercial email, as an ISO date.
     */
    commercial_opted_out?: string
    /**
     * When the person agreed to the tracking of clicks, as an ISO date.
     */
    click_tracking_opted_in?: string
    /**
     * When the person refused the tracking of clicks, as an ISO date.
     */
    click_tracking_opted_out?: string
    /**
     * When the person agreed to the tracking of opened emails, as an ISO date.
     */
    open_tracking_opted_in?: string
    /**
     * When the person refused the tracking of opened emails, as an ISO date.
     */
    open_tracking_opted_out?: string
    /**
     * When the person agreed to transactional email, as an ISO date.
     */
    transactional_opted_in?: string
    /**
     * When the person refused transactional email, as an ISO date.
     */
    transactional_opted_out?: string
    /**
     * Why the address gets no email, if so: `spam_complaint`, `bounce` or `imported`.
     */
    suppression_state?: string
    /**
     * When the person agreed to SMS, as an ISO date.
     */
    sms_opted_in?: string
    [k: string]: unknown
  }
}
