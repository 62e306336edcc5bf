// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The space whose profiles to create or update: the write key of the source that feeds it. The list shows the sources of your workspace by their names; choose the one that belongs to the space.
   */
  engage_space: string
  /**
   * The identifier of the user in your database. A call needs this or an Anonymous ID.
   */
  user_id?: string
  /**
   * An identifier for someone whose User ID is not known, for example that of a browser. A call needs this or a User ID.
   */
  anonymous_id?: string
  /**
   * When it happened. Segment takes the time of arrival when this is left out.
   */
  timestamp?: string | number
  /**
   * The identifier of the call. Segment accepts a call with the same identifier only once.
   */
  message_id?: string
  /**
   * The categories that the user consents to, as `categoryPreferences`.
   */
  consent?: {
    [k: string]: unknown
  }
  /**
   * The identifier of the group that the user belongs to, for example a company or an account.
   */
  group_id: string
  /**
   * The traits of the user, or of the group in a group call, by name.
   */
  traits?: {
    [k: string]: unknown
  }
}
