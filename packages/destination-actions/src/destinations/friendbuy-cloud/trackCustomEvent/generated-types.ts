// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as your campaigns in Friendbuy use it.
   */
  eventType: string
  /**
   * Properties of the event, by name. Friendbuy keeps their values as texts.
   */
  eventProperties: {
    [k: string]: unknown
  }
  /**
   * An ID of the event. Friendbuy counts events with the same one only once.
   */
  deduplicationId?: string
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
