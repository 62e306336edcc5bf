// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  source_id: string
  /**
   * The full name of the customer.
   */
  name?: string | null
  /**
   * The first name of the customer.
   */
  first_name?: string | null
  /**
   * The last name of the customer.
   */
  last_name?: string | null
  /**
   * A note about the customer.
   */
  description?: string | null
  /**
   * The email address of the customer.
   */
  email?: string | null
  /**
   * The phone number of the customer.
   */
  phone?: string | null
  /**
   * The day of birth of the customer, such as `1990-12-31`.
   */
  birthdate?: string | null
  /**
   * Where the customer lives.
   */
  address?: {
    /**
     * The city.
     */
    city?: string | null
    /**
     * The state or region.
     */
    state?: string | null
    /**
     * The postal code.
     */
    postal_code?: string | null
    /**
     * The street and the number of the house.
     */
    street?: string | null
    /**
     * The country.
     */
    country?: string | null
  }
  /**
   * Further data about the customer, by the names of the metadata schema in Voucherify.
   */
  metadata?: {
    [k: string]: unknown
  } | null
  /**
   * The type of the call, such as `track`.
   */
  type: string
}
