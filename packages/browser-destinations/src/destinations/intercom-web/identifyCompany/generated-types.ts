// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The company that the user belongs to.
   */
  company: {
    /**
     * The ID that you know the company by.
     */
    company_id: string
    /**
     * The name of the company.
     */
    name: string
    /**
     * When the company became a customer of yours.
     */
    created_at?: string | number
    /**
     * The plan of the company.
     */
    plan?: string
    /**
     * What the company pays in a month.
     */
    monthly_spend?: number
    /**
     * How many people work for the company.
     */
    size?: number
    /**
     * The website of the company.
     */
    website?: string
    /**
     * The industry of the company.
     */
    industry?: string
    /**
     * Further attributes of the company. Lists and objects are left out.
     */
    company_custom_traits?: {
      [k: string]: unknown
    }
  }
  /**
   * Hide the button that opens the messenger. Without a value, the settings in Intercom hold.
   */
  hide_default_launcher?: boolean
}
