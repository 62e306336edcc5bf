// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event, or of the page or screen.
   */
  event_name: string
  /**
   * The type of the call, such as `track`.
   */
  event_type: string
  /**
   * Your own ID of the user. An event needs this, a LiveLike Profile ID or a Custom ID.
   */
  segment_user_id?: string
  /**
   * The ID of the profile that the user has in LiveLike.
   */
  livelike_profile_id?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  anonymous_id?: string
  /**
   * The custom ID of the profile in LiveLike, which you gave it.
   */
  custom_id?: string
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
}
