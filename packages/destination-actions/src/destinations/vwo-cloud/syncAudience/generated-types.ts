// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event: "Audience Entered" adds the user, "Audience Exited" removes them.
   */
  name: string
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The ID of a visitor who is not known yet. It counts only without a User ID.
   */
  anonymousId?: string
  /**
   * The key of the audience.
   */
  audienceId: string
}
