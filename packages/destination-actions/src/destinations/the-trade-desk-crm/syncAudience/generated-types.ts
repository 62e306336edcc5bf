// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the segment, which Engage knows since it created the audience.
   */
  external_id?: string
  /**
   * What the segment is made of: email addresses, or hashes of them for Unified ID 2.0.
   */
  pii_type: 'Email' | 'EmailHashedUnifiedId2'
  /**
   * The email address of the person. For hashes, it may be hashed already, by SHA-256.
   */
  email?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The name of the event.
   */
  event_name?: string
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
