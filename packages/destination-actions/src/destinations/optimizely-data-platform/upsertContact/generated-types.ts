// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What identifies the customer. Optimizely merges customers that share an identifier.
   */
  user_identifiers: {
    /**
     * The ID of a visitor who is not identified yet.
     */
    anonymousId?: string
    /**
     * Your own ID of the customer.
     */
    userId?: string
    /**
     * The email address of the customer.
     */
    email?: string
    /**
     * The visitor ID that the Optimizely tag or SDK assigned.
     */
    optimizely_vuid?: string
    /**
     * The user ID that you give to Optimizely Feature Experimentation.
     */
    fs_user_id?: string
    /**
     * The user ID that you give to Optimizely Web Experimentation.
     */
    web_user_id?: string
  }
  /**
   * The company that the customer works for.
   */
  company?: string
  /**
   * The job title of the customer.
   */
  title?: string
  /**
   * The full name of the customer.
   */
  name?: string
  /**
   * The first name of the customer.
   */
  firstname?: string
  /**
   * The last name of the customer.
   */
  lastname?: string
  /**
   * The gender of the customer.
   */
  gender?: string
  /**
   * When the customer was born.
   */
  DOB?: string | number
  /**
   * The phone number of the customer.
   */
  phone?: string
  /**
   * How old the customer is, in years.
   */
  age?: number
  /**
   * Where the customer lives.
   */
  address?: {
    /**
     * The street and the house number.
     */
    street?: string
    /**
     * The city.
     */
    city?: string
    /**
     * The state or province.
     */
    state?: string
    /**
     * The ZIP code or postal code.
     */
    zip?: string
    /**
     * The country.
     */
    country?: string
  }
  /**
   * The address of a picture of the customer.
   */
  avatar?: string
  /**
   * Further data about the customer. Create the fields in Optimizely first.
   */
  additional_traits?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
