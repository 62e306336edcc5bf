// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The kind of event: `display`, `click`, or a kind of your own.
   */
  type?: string
  /**
   * The name of the event. Adobe Target gets it as `event_name`.
   */
  eventName?: string
  /**
   * Further data about the event. Lists are sent as JSON.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The ID that you know the user by. Adobe Target joins the profiles of a user from several devices by it, as `mbox3rdPartyId`.
   */
  userId?: string
}
