// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user.
   */
  segmentId?: string
  /**
   * The ID of a visitor who is not known yet.
   */
  anonymousId?: string
  /**
   * The ID that the contact had until now: that of a user, or of a visitor who was not known.
   */
  previousId: string
}
