// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The first name of the contact.
   */
  first_name?: string | null
  /**
   * The last name of the contact.
   */
  last_name?: string | null
  /**
   * The country of the contact.
   */
  country?: string | null
  /**
   * The postal code of the contact.
   */
  postal_code?: string | null
  /**
   * The city of the contact.
   */
  city?: string | null
  /**
   * The state, province or region of the contact.
   */
  state?: string | null
  /**
   * The first line of the address.
   */
  address_line_1?: string | null
  /**
   * The second line of the address.
   */
  address_line_2?: string | null
  /**
   * The phone number of the contact.
   */
  phone_number?: string | null
  /**
   * The WhatsApp ID of the contact.
   */
  whatsapp?: string | null
  /**
   * The LINE ID of the contact.
   */
  line?: string | null
  /**
   * The Facebook ID of the contact.
   */
  facebook?: string | null
  /**
   * A name of the contact that no other has.
   */
  unique_name?: string | null
  /**
   * The email address of the contact, by which SendGrid finds them.
   */
  primary_email?: string | null
  /**
   * The phone number by which SendGrid finds the contact, with a plus sign and the code of its country.
   */
  phone_number_id?: string | null
  /**
   * Your own ID of the contact, by which SendGrid finds them.
   */
  external_id?: string | null
  /**
   * The ID of a visitor who is not known yet, by which SendGrid finds the contact.
   */
  anonymous_id?: string | null
  /**
   * Custom fields of the contact, each by its name in SendGrid. Create them in SendGrid first.
   */
  customFields?: {
    [k: string]: unknown
  }
}
