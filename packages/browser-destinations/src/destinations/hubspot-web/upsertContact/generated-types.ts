// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The contact's email address. Contacts without one are not sent.
   */
  email: string
  /**
   * The ID that you know the contact by.
   */
  id?: string
  /**
   * Further data about the contact. The keys must be those of properties in HubSpot; nested values are flattened, and `company` and `address` left out.
   */
  custom_properties?: {
    [k: string]: unknown
  }
  /**
   * The name of the company that the contact works for.
   */
  company?: string
  /**
   * The country that the contact lives in.
   */
  country?: string
  /**
   * The state or region that the contact lives in.
   */
  state?: string
  /**
   * The city that the contact lives in.
   */
  city?: string
  /**
   * The street and number of the contact's address.
   */
  address?: string
  /**
   * The postal code of the contact's address.
   */
  zip?: string
}
