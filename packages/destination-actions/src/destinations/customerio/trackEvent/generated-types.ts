// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whom this is about: the ID of a person, an email address, or `cio_` followed by the identifier that Customer.io gave the person.
   */
  id?: string
  /**
   * The identifier of a visitor who is not known yet. Customer.io joins what was sent with it to the person whom a later event identifies with the same one.
   */
  anonymous_id?: string
  /**
   * The name of the event, which campaigns and segments refer to.
   */
  name: string
  /**
   * An identifier of the event. Where it is a ULID, Customer.io takes an event that comes twice only once.
   */
  event_id?: string
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
