// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * When the company was created in your product.
   */
  remote_created_at?: string | number
  /**
   * Your own ID of a user, who becomes a member of the company. The contact must exist in Intercom.
   */
  external_id?: string
  /**
   * The email address of the contact. Intercom looks for the contact by it if there is no external ID.
   */
  email?: string
  /**
   * Your own ID of the company. It finds the company, and it cannot change later.
   */
  company_id: string
  /**
   * The ID of the contact at Intercom, for contacts that neither the external ID nor the email address finds.
   */
  contact_id?: string
  /**
   * The name that Intercom shows.
   */
  name?: string
  /**
   * How much revenue the company brings in a month.
   */
  monthly_spend?: number
  /**
   * The name of the plan that the company pays for.
   */
  plan?: string
  /**
   * How many people work for the company.
   */
  size?: number
  /**
   * The address of the website of the company.
   */
  website?: string
  /**
   * The industry of the company.
   */
  industry?: string
  /**
   * Values for custom attributes. They must exist in Intercom under **Settings > Data**.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
}
