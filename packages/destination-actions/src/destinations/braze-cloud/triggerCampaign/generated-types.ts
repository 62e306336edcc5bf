// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The campaign to send. It must be one with API-triggered delivery.
   */
  campaign_id: string
  /**
   * An ID made with the endpoint `/sends/id/create`, to tell the results of this sending apart.
   */
  send_id?: string
  /**
   * Values for the message, by name. They hold for all recipients.
   */
  trigger_properties?: {
    [k: string]: unknown
  }
  /**
   * When true, the message goes to the whole segment or audience of the campaign, which may be many users. Needed where there are no recipients.
   */
  broadcast?: boolean
  /**
   * Files for emails, each at most 2 MB. A broadcast cannot have any.
   */
  attachments?: {
    /**
     * The name that the file gets, without its extension.
     */
    file_name: string
    /**
     * Where the file is.
     */
    url: string
  }[]
  /**
   * The users who get the message, at most 50. Each is named by one ID, alias or email address.
   */
  recipients?: {
    /**
     * The ID of the user in your system.
     */
    external_user_id?: string
    /**
     * An alias of the user, with `alias_name` and `alias_label`.
     */
    user_alias?: {
      [k: string]: unknown
    }
    /**
     * The email address of the user. Needs a prioritization.
     */
    email?: string
    /**
     * Values for the message to this user. They win over those for all.
     */
    trigger_properties?: {
      [k: string]: unknown
    }
    /**
     * When false, Braze makes a user whom it does not know; that takes attributes. Braze assumes true.
     */
    send_to_existing_only?: boolean
    /**
     * Attributes to set on the profile before the message is sent.
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
   * Filters, as a [connected audience](https://www.braze.com/docs/api/objects_filters/connected_audience/): only users whom they let through get the message.
   */
  audience?: {
    [k: string]: unknown
  }
}
