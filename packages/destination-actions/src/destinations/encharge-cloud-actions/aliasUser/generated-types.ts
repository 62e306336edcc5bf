// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The new ID of the person.
   */
  userId: string
  /**
   * The ID that Encharge knows the person by until now.
   */
  previousUserId: string
  /**
   * When it happened.
   */
  timestamp?: string
  /**
   * The ID of the message, by which copies of it can be told apart.
   */
  messageId?: string
}
