// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What is sent, for ChartMogul to tell customers from contacts.
   */
  type: string
  /**
   * The ID of the message that the data came with.
   */
  message_id: string
  /**
   * When the event happened.
   */
  timestamp: string | number
  /**
   * When the event was sent.
   */
  sent_at: string | number
  /**
   * Your own ID of the person who belongs to the company.
   */
  user_id: string
  /**
   * Your own ID of the company.
   */
  group_id: string
  /**
   * The name of the company.
   */
  name?: string
  /**
   * What the company does.
   */
  description?: string
  /**
   * The email address of the company.
   */
  email?: string
  /**
   * The website of the company.
   */
  website?: string
  /**
   * When the company became known to you.
   */
  created_at?: string | number
  /**
   * The address of the company.
   */
  address?: {
    /**
     * The street, with the number of the house.
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
     * The postal code.
     */
    postal_code?: string
    /**
     * The country.
     */
    country?: string
  }
}
