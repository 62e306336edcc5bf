// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID that the user has before you know them.
   */
  anonymousId: string
  /**
   * The ID that you know the user by.
   */
  userId?: string | null
  /**
   * The ID of the group that the user belongs to.
   */
  groupId?: string | null
  /**
   * The name of the event.
   */
  event: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * The ID of the event, which tells it from all others.
   */
  messageId?: string
  /**
   * Where the event comes from: the page, the device, and the campaign.
   */
  context?: {
    [k: string]: unknown
  }
}
