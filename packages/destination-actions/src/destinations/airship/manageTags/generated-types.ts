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
   * The tags by name, each with `true` to set it or `false` to remove it. Other values are ignored.
   */
  tags?: {
    [k: string]: unknown
  }
  /**
   * The tag group that the tags are in. Create it in Airship first.
   */
  tag_group: string
}
