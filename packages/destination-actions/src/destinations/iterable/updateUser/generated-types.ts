// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The new email address, where the user has changed it.
   */
  newEmail?: string
  /**
   * Fields to update on the user. Dates with a time get the form that Iterable takes for dates.
   */
  dataFields?: {
    [k: string]: unknown
  }
  /**
   * The phone number of the user, with a plus sign and the code of its country.
   */
  phoneNumber?: string | null
  /**
   * Whether objects among the data fields are merged with what Iterable has, instead of replacing it.
   */
  mergeNestedObjects?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * Whether batches only update users, so that no user is created who is not in Iterable yet.
   */
  updateOnly?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
