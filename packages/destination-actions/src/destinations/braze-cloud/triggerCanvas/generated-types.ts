// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The Canvas that users enter. It must be one with API-triggered delivery.
   */
  canvas_id: string
  /**
   * Values for the messages of the Canvas, by name. They hold for all recipients.
   */
  canvas_entry_properties?: {
    [k: string]: unknown
  }
  /**
   * When true, the whole segment or audience of the Canvas enters, which may be many users. Needed where there are no recipients.
   */
  broadcast?: boolean
  /**
   * The users who enter the Canvas, at most 50. Each is named by one ID, alias or email address.
   */
  recipients?: {
    /**
     * The ID of the user in your system.
     */
    external_user_id?: string
    /**
     * An alias of the user.
     */
    user_alias?: {
      alias_name?: string
      alias_label?: string
    }
    /**
     * The email address of the user. Needs a prioritization.
     */
    email?: string
    /**
     * Values for the messages to this user. They win over those for all.
     */
    canvas_entry_properties?: {
      [k: string]: unknown
    }
    /**
     * When false, Braze makes a user whom it does not know; that takes attributes. Braze assumes true.
     */
    send_to_existing_only?: boolean
    /**
     * Attributes to set on the profile before the user enters.
     */
    attributes?: {
      [k: string]: unknown
    }
  }[]
  /**
   * Which user is meant where several have the same email address.
   */
  prioritization?: {
    first_priority?: 'identified' | 'unidentified' | 'most_recently_updated' | 'least_recently_updated'
    second_priority?: 'identified' | 'unidentified' | 'most_recently_updated' | 'least_recently_updated'
  }
  /**
   * Filters, as a [connected audience](https://www.braze.com/docs/api/objects_filters/connected_audience/): only users whom they let through enter.
   */
  audience?: {
    [k: string]: unknown
  }
}
