// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event. Intercom creates an event with a new name by itself.
   */
  event_name: string
  /**
   * When the event happened.
   */
  created_at: string | number
  /**
   * Your own ID of the user. Intercom needs this, the email address, or the contact ID.
   */
  user_id?: string
  /**
   * The email address of the contact.
   */
  email?: string
  /**
   * How much the event is worth, in the main unit of the currency. The price of the event shows it.
   */
  revenue?: number
  /**
   * The code of the currency of the revenue, such as `EUR`. Without it, the event has no price.
   */
  currency?: string
  /**
   * The ID of the contact at Intercom, which leads need.
   */
  id?: string
  /**
   * The properties of the event.
   */
  metadata?: {
    [k: string]: unknown
  }
}
