// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the audience in Criteo. It is created if there is none.
   */
  audience_key?: string
  /**
   * The name of the event that starts the change. Criteo does not get it.
   */
  event?: string
  /**
   * The email address of the person.
   */
  email?: string
  /**
   * Sends the SHA-256 of email addresses instead of the addresses. Addresses that are hashed already stay.
   */
  hash_emails?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
