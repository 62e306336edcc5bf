// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the contact. HubSpot finds the contact by it.
   */
  email: string
  /**
   * The name of the company that the contact works for. It does not link the contact to a company.
   */
  company?: string
  /**
   * The first name of the contact.
   */
  firstname?: string
  /**
   * The last name of the contact.
   */
  lastname?: string
  /**
   * The phone number of the contact or company.
   */
  phone?: string
  /**
   * The street and the house number of the contact or company.
   */
  address?: string
  /**
   * The city in the address of the contact or company.
   */
  city?: string
  /**
   * The state, province or region in the address of the contact or company.
   */
  state?: string
  /**
   * The country in the address of the contact.
   */
  country?: string
  /**
   * The postal code in the address of the contact or company.
   */
  zip?: string
  /**
   * The address of the website of the contact or their company.
   */
  website?: string
  /**
   * How far the contact or company is on the way to a customer: the internal name of the stage in HubSpot, such as `lead` or `customer`. It may also be an earlier stage than the present one.
   */
  lifecyclestage?: string
  /**
   * Values for further properties. The key is the internal name of the property in HubSpot, such as `plan_type`; the property must exist. Lists become texts with semicolons.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
