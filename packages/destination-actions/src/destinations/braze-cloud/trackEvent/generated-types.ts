// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user, as Braze knows it.
   */
  external_id?: string
  /**
   * Another name of the user, for example that of a device. It takes both a name and a label that says what kind of name it is. [More about aliases](https://www.braze.com/docs/user_guide/data/user_data_collection/user_profile_lifecycle/#user-aliases).
   */
  user_alias?: {
    alias_name?: string
    alias_label?: string
  }
  /**
   * The email address of the user. It names the user where none of the IDs is there.
   */
  email?: string
  /**
   * The ID that Braze itself gave the user; it also names users who have no other ID yet.
   */
  braze_id?: string | null
  /**
   * The name of the event in Braze.
   */
  name: string
  /**
   * When the event happened.
   */
  time: string | number
  /**
   * Further data about the event. Braze reserves the names `time` and `event_name` and refuses events that have them.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * When on, Braze drops data of users whom it does not know, instead of making a profile for them. Leave it off to let an alias make a new profile.
   */
  _update_existing_only?: boolean
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
