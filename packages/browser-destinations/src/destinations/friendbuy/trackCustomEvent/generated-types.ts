// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, as your campaigns in Friendbuy use it.
   */
  eventType: string
  /**
   * Properties of the event, by name. The email address, name, age and birthday become those of the customer.
   */
  eventProperties: {
    [k: string]: unknown
  }
  /**
   * An ID of the event. Friendbuy counts events with the same one only once.
   */
  deduplicationId?: string
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
  email?: string
}
