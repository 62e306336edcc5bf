// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether the contact is a `lead`, who has not signed up yet, or a `user` of your product.
   */
  role: 'lead' | 'user'
  /**
   * Your own ID of the user. It finds the contact; without it, the email address does.
   */
  external_id?: string
  /**
   * The email address of the contact. Intercom looks for the contact by it if there is no external ID.
   */
  email?: string
  /**
   * The phone number of the contact.
   */
  phone?: string
  /**
   * The name that Intercom shows.
   */
  name?: string
  /**
   * The address of a picture of the contact.
   */
  avatar?: string
  /**
   * When the contact signed up for your product.
   */
  signed_up_at?: string | number
  /**
   * When the contact last used your product.
   */
  last_seen_at?: string | number
  /**
   * The ID of the teammate in Intercom who looks after the contact.
   */
  owner_id?: number
  /**
   * Whether the contact does not want emails.
   */
  unsubscribed_from_emails?: boolean
  /**
   * Values for custom attributes. They must exist in Intercom under **Settings > Data**.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
}
