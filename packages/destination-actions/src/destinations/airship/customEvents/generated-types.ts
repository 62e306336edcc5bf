// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user. It stands for all channels of the user, where there is no Channel ID.
   */
  named_user_id?: string
  /**
   * The ID of one of the user's channels in Airship, such as an app on one device.
   */
  channel_id?: string
  /**
   * What kind of channel it is. Airship tells that by the ID, so it is not sent.
   */
  channel_type?: string
  /**
   * The name of the event. It is sent in lower case, as Airship takes no other.
   */
  name: string
  /**
   * When it happened.
   */
  occurred: string | number
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
