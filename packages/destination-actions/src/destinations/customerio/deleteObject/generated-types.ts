// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the object, such as an account or a course, that people belong to.
   */
  object_id?: string
  /**
   * The number of the object type in Customer.io, under Settings and Custom Objects. Without one it is `1`, the first type of a workspace.
   */
  object_type_id?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
