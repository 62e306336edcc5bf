// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event. HubSpot keeps it in lower case, with `_` for blanks: `Signed Up` becomes `signed_up`.
   */
  event_name: string
  /**
   * The record that the event belongs to.
   */
  record_details: {
    /**
     * The object that the record belongs to. An event belongs to records of one object only.
     */
    object_type: string
    /**
     * The record ID in HubSpot. For a contact, an email address or a user token is enough.
     */
    object_id?: number
    /**
     * The email address of the contact.
     */
    email?: string
    /**
     * The token of the visitor, from the cookie `hubspotutk` that HubSpot sets in the browser.
     */
    utk?: string
  }
  /**
   * The values to send. The key is the internal name of the property in HubSpot. Properties that do not exist yet are created with the type of their value, as far as the sync mode allows.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. Without it, HubSpot takes the time of arrival.
   */
  occurred_at?: string | number
}
