// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The slug or the ID of the object that the record belongs to, such as `people`.
   */
  object: string
  /**
   * The slug or the ID of the attribute that finds the record. It must be unique, and **Attributes** must have a value for it.
   */
  matching_attribute: string
  /**
   * Values for attributes of the record. The key is the slug of the attribute in Attio, which must exist.
   */
  attributes?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * When Segment received the event. In batches, Attio uses it to keep the newest values.
   */
  received_at?: string | number
}
