// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The internal name of the event in HubSpot, such as `pe1234_signed_up`, where 1234 is your Hub ID. The event must be defined in HubSpot.
   */
  eventName: string
  /**
   * When the event happened. Without it, HubSpot takes the time of arrival.
   */
  occurredAt?: string | number
  /**
   * The email address of the contact that the event belongs to. An email address, a user token or an object ID is required.
   */
  email?: string
  /**
   * The token of the visitor, from the cookie `hubspotutk` that HubSpot sets in the browser.
   */
  utk?: string
  /**
   * The record ID in HubSpot of the record that the event belongs to.
   */
  objectId?: string
  /**
   * Values for the properties of the event. The key is the internal name of the property in HubSpot; the property must exist.
   */
  properties?: {
    [k: string]: unknown
  }
}
