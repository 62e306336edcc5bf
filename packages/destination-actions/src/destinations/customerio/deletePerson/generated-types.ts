// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whom this is about: the ID of a person, an email address, or `cio_` followed by the identifier that Customer.io gave the person.
   */
  person_id: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
