// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the user. It also finds the person behind the user.
   */
  email_address: string
  /**
   * The ID of the user in your product. It finds the user in Attio.
   */
  user_id: string
  /**
   * Values for attributes of the user. The key is the slug of the attribute in Attio, which must exist.
   */
  user_attributes?: {
    [k: string]: unknown
  }
  /**
   * Values for attributes of the person. The key is the slug of the attribute in Attio, which must exist.
   */
  person_attributes?: {
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
