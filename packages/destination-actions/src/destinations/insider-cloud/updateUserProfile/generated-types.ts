// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether Insider finds the user by their email address.
   */
  email_as_identifier?: boolean
  /**
   * Whether Insider finds the user by their phone number.
   */
  phone_number_as_identifier?: boolean
  /**
   * Whether lists are added to those that Insider has. Otherwise they replace them.
   */
  append_arrays?: boolean
  /**
   * The age of the user in years.
   */
  age?: number
  /**
   * The day on which the user was born, such as `1990-12-31`.
   */
  birthday?: string
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * The first name of the user.
   */
  firstName?: string
  /**
   * The gender of the user.
   */
  gender?: string
  /**
   * The last name of the user.
   */
  lastName?: string
  /**
   * The phone number of the user with the code of the country, such as `+4915112345678`.
   */
  phone?: string
  /**
   * The ID of the user in your system.
   */
  uuid?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  segment_anonymous_id?: string
  /**
   * Other identifiers of the user, by the names that they have in Insider.
   */
  custom_identifiers?: {
    [k: string]: unknown
  }
  /**
   * The city of the user.
   */
  city?: string
  /**
   * The country of the user.
   */
  country?: string
  /**
   * Whether the user agrees that Insider collects and uses their data.
   */
  gdprOptin?: boolean
  /**
   * Whether the user wants to receive emails.
   */
  emailOptin?: boolean
  /**
   * Whether the user wants to receive text messages.
   */
  smsOptin?: boolean
  /**
   * Whether the user wants to receive WhatsApp messages.
   */
  whatsappOptin?: boolean
  /**
   * The language of the user, such as `en-US`.
   */
  language?: string
  /**
   * Attributes of your own. Create them in Insider first.
   */
  custom?: {
    [k: string]: unknown
  }
}
