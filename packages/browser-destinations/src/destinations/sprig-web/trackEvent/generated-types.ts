// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  name: string
  /**
   * The ID that you know the user by.
   */
  userId?: string
  /**
   * The ID that the user has before you know them.
   */
  anonymousId?: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
