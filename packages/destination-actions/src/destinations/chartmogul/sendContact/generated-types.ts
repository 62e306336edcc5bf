// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What is sent, for ChartMogul to tell contacts from customers.
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
   * Your own ID of the contact. It or the anonymous ID is needed.
   */
  user_id?: string
  /**
   * The ID of a contact who is not known yet.
   */
  anonymous_id?: string
  /**
   * The email address of the contact.
   */
  email?: string
  /**
   * The first name of the contact.
   */
  first_name?: string
  /**
   * The last name of the contact.
   */
  last_name?: string
  /**
   * The full name of the contact, if first and last name are not known apart.
   */
  name?: string
  /**
   * The job title of the contact.
   */
  title?: string
  /**
   * The phone number of the contact.
   */
  phone?: string
  /**
   * The address of the contact on LinkedIn.
   */
  linked_in?: string
  /**
   * The name of the contact on Twitter.
   */
  twitter?: string
  /**
   * The company that the contact belongs to, which is a customer in ChartMogul.
   */
  company?: {
    /**
     * Your own ID of the company.
     */
    id: string
    /**
     * The name of the company.
     */
    name?: string
  }
}
