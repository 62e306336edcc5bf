// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the user by.
   */
  user_id?: string
  /**
   * Further attributes of the user. They must exist in Intercom. Lists and objects are left out.
   */
  custom_traits?: {
    [k: string]: unknown
  }
  /**
   * The name of the user.
   */
  name?: string
  /**
   * The phone number of the user.
   */
  phone?: string
  /**
   * Whether the user wants no emails.
   */
  unsubscribed_from_emails?: boolean
  /**
   * The language of the messenger, if it is not that of the browser.
   */
  language_override?: string
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * When the user signed up.
   */
  created_at?: string | number
  /**
   * The address of a picture of the user.
   */
  avatar_image_url?: string
  /**
   * The HMAC of the user ID, where identity verification is on.
   */
  user_hash?: string
  /**
   * The JSON Web Token of the user, where messenger security is on.
   */
  intercom_user_jwt?: string
  /**
   * The company that the user belongs to.
   */
  company?: {
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
   * All companies that the user belongs to, if there are several.
   */
  companies?: {
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
  }[]
  /**
   * Hide the button that opens the messenger. Without a value, the settings in Intercom hold.
   */
  hide_default_launcher?: boolean
}
