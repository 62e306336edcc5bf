// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that you know the customer by.
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
   * Whether this is a new customer. Rewards can depend on it.
   */
  isNewCustomer?: boolean
  /**
   * The status of the customer in your loyalty program.
   */
  loyaltyStatus?: string
  /**
   * The first name of the customer.
   */
  firstName?: string
  /**
   * The last name of the customer.
   */
  lastName?: string
  /**
   * The full name of the customer. Without one, it is made of the first and the last name.
   */
  name?: string
  /**
   * The age of the customer in years.
   */
  age?: number
  /**
   * The birthday of the customer, as `YYYY-MM-DD`, or `MM-DD` without the year.
   */
  birthday?: string
  /**
   * Further attributes, by name. They stand beside those of the other fields, which win.
   */
  friendbuyAttributes?: {
    [k: string]: unknown
  }
  /**
   * The coupon code that the customer used.
   */
  coupon?: string
  /**
   * The ID that Friendbuy has for the visit, by which it credits a referral.
   */
  attributionId?: string
  /**
   * The code of the customer who made the referral.
   */
  referralCode?: string
}
