// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the customer.
   */
  customerId: string
  /**
   * The ID of the visitor before they were known.
   */
  anonymousId?: string
  /**
   * The email address of the customer.
   */
  email: string
  /**
   * The first name of the customer.
   */
  firstName?: string
  /**
   * The last name of the customer.
   */
  lastName?: string
  /**
   * The full name of the customer.
   */
  name?: string
  /**
   * The age of the customer in years.
   */
  age?: number
  /**
   * The birthday of the customer, as `YYYY-MM-DD`.
   */
  birthday?: string
  /**
   * The language of the customer, such as `en-US`.
   */
  language?: string
  /**
   * The country of the customer.
   */
  addressCountry?: string
  /**
   * The state or region of the customer.
   */
  addressState?: string
  /**
   * The city of the customer.
   */
  addressCity?: string
  /**
   * The postal code of the customer.
   */
  addressPostalCode?: string
  /**
   * Since when they have been a customer.
   */
  customerSince?: string
  /**
   * The status of the customer in your loyalty program.
   */
  loyaltyStatus?: string
  /**
   * Whether this is a new customer. Rewards can depend on it.
   */
  isNewCustomer?: boolean
  /**
   * More attributes, by name. Friendbuy keeps their values as texts.
   */
  friendbuyAttributes?: {
    [k: string]: unknown
  }
  /**
   * The address of the page where it happened.
   */
  pageUrl?: string
  /**
   * The title of the page where it happened.
   */
  pageTitle?: string
  /**
   * The user agent of the customer's browser. Friendbuy uses it to detect fraud.
   */
  userAgent?: string
  /**
   * The IP address of the customer. Friendbuy uses it to detect fraud.
   */
  ipAddress?: string
}
