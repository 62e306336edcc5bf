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
   * The email address of the person. It also names the person when there is no person ID.
   */
  email?: string
  /**
   * When the person or object came to be: a date, or the seconds since 1970. Becomes `created_at`.
   */
  created_at?: string
  /**
   * The ID of an object, such as an account or a course, to relate the person to.
   */
  group_id?: string
  /**
   * What to store with the person. `null` or an empty text removes an attribute, and `unsubscribed: true` unsubscribes the person.
   */
  custom_attributes?: {
    [k: string]: unknown
  }
  /**
   * What to store with the relationship between the person and the object, such as a role.
   */
  relationship_attributes?: {
    [k: string]: unknown
  }
  /**
   * When the attributes changed. Customer.io applies changes that come late in the order of their times.
   */
  timestamp?: string
  /**
   * Turns ISO dates into seconds since 1970, at any depth of the attributes. Conditions on time work only with these.
   */
  convert_timestamp?: boolean
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
