// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the company. It is kept in the property `segment_group_id`, which is created in HubSpot if it does not exist.
   */
  groupid: string
  /**
   * Whether a company that is not found is created. Otherwise the event is ignored.
   */
  createNewCompany: boolean
  /**
   * Whether the person of the event becomes a contact of the company. This needs a mapping of Upsert Contact for the same person, which runs first.
   */
  associateContact: boolean
  /**
   * Properties to search by if no company has the group ID yet, such as `domain`, with their values. A company that has any of them is updated. If there are several such companies, the event fails.
   */
  companysearchfields?: {
    [k: string]: unknown
  }
  /**
   * The name of the company.
   */
  name?: string
  /**
   * A short text on what the company does.
   */
  description?: string
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
   * The postal code in the address of the contact or company.
   */
  zip?: string
  /**
   * The domain of the company, such as `example.com`.
   */
  domain?: string
  /**
   * The phone number of the contact or company.
   */
  phone?: string
  /**
   * How many people work for the company.
   */
  numberofemployees?: number
  /**
   * The internal name of the industry in HubSpot, such as `COMPUTER_SOFTWARE`.
   */
  industry?: string
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
}
