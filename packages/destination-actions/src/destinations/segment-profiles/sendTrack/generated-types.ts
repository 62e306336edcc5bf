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
   * What the user has done, for example `Order Completed`.
   */
  event_name: string
  /**
   * The identifier of a group. It is here for saved mappings; messages of events do not name the group.
   */
  group_id?: string
  /**
   * The properties of the event, by name.
   */
  properties?: {
    [k: string]: unknown
  }
}
