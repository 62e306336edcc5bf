// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  segmentId?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymousId?: string
  /**
   * The ID that the contact had until now: that of a user, or of a visitor who was not known.
   */
  previousId: string
}
