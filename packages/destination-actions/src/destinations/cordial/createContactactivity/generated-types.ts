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
   * More identities by which Cordial can find the contact, each as the key of an attribute and its value, such as `channels.email.address`.
   */
  userIdentities?: {
    [k: string]: unknown
  }
  /**
   * The name of the activity, as in Cordial.
   */
  action: string
  /**
   * When it happened.
   */
  time?: string | number
  /**
   * Further data about the activity.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The context of the event: device, page, campaign and so on.
   */
  context?: {
    [k: string]: unknown
  }
}
