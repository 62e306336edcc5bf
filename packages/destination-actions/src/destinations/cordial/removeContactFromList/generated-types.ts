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
   * The ID of the list.
   */
  groupId: string
}
