// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the prospect. Pardot updates the prospect with this address that was active last, or creates one.
   */
  email: string
  /**
   * The first name of the prospect.
   */
  firstName?: string
  /**
   * The last name of the prospect.
   */
  lastName?: string
  /**
   * How to address the prospect, such as `Mr.`.
   */
  salutation?: string
  /**
   * The phone number of the prospect.
   */
  phone?: string
  /**
   * The company that the prospect works for.
   */
  company?: string
  /**
   * What the prospect does in the company.
   */
  jobTitle?: string
  /**
   * The industry of the company.
   */
  industry?: string
  /**
   * The city in the address of the prospect.
   */
  city?: string
  /**
   * The state or province in the address of the prospect.
   */
  state?: string
  /**
   * The postal code in the address of the prospect.
   */
  zip?: string
  /**
   * The country in the address of the prospect.
   */
  country?: string
  /**
   * The address of the website of the prospect or its company.
   */
  website?: string
  /**
   * Whether Pardot also looks among deleted prospects if no active one has the email address. It then restores the one it finds.
   */
  secondaryDeletedSearch: boolean
  /**
   * Values for further fields of the prospect. The key is the API name of the field in Pardot, such as `industry_segment__c`; the field must exist.
   */
  customFields?: {
    [k: string]: unknown
  }
}
