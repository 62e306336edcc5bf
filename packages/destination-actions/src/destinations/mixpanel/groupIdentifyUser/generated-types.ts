// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The property by which your Mixpanel project groups events. Default: $group_id.
   */
  group_key?: string
  /**
   * The ID of the group.
   */
  group_id: string
  /**
   * Properties to set on the profile. Names such as `email` and `name` get the names that Mixpanel reserves for them.
   */
  traits?: {
    [k: string]: unknown
  }
}
