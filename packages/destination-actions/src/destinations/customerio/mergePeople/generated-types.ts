// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The person who stays: an ID, an email address, or `cio_` followed by the identifier that Customer.io gave.
   */
  primary: string
  /**
   * The person who is merged into the primary one and deleted, named in the same ways.
   */
  secondary: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
