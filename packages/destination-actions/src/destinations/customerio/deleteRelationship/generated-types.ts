// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whom this is about: the ID of a person, an email address, or `cio_` followed by the identifier that Customer.io gave the person.
   */
  person_id: string
  /**
   * The identifier of a visitor who is not known yet. Customer.io joins what was sent with it to the person whom a later event identifies with the same one.
   */
  anonymous_id?: string
  /**
   * The ID of the object, such as an account or a course, that people belong to.
   */
  object_id: string
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
