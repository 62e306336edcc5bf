// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The identifier of a visitor who is not known yet. Customer.io joins what was sent with it to the person whom a later event identifies with the same one.
   */
  anonymous_id?: string
  /**
   * What the visitor did with the content.
   */
  actionType: 'viewed_content' | 'clicked_content'
  /**
   * When this happened: a date, or the seconds since 1970. Without one it is the time of arrival.
   */
  timestamp?: string
  /**
   * What to store with the event, for messages and conditions to use.
   */
  data?: {
    [k: string]: unknown
  }
  /**
   * Turns ISO dates into seconds since 1970, at any depth of the attributes. Conditions on time work only with these.
   */
  convert_timestamp?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
