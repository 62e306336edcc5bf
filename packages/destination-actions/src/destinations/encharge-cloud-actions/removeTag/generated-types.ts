// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the tag.
   */
  tag: string
  /**
   * The email address of the person.
   */
  email?: string
  /**
   * Your own ID of the person.
   */
  userId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  segmentAnonymousId?: string
}
