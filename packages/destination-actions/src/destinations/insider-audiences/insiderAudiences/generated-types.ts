// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key of the audience or computed trait, as Insider gets to know it.
   */
  custom_audience_name: string
  /**
   * Whether Engage computed an `audience` or a `trait`.
   */
  segment_computation_action: string
  /**
   * Adds to the lists that a user has already. Otherwise new values replace them.
   */
  append_arrays?: boolean
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * The phone number of the user in the form of E.164, such as `+6598765432`.
   */
  phone?: string
  /**
   * The traits or properties that hold the membership of the audience or the value of the trait.
   */
  traits_or_props: {
    [k: string]: unknown
  }
  /**
   * The ID of the user, which Insider keeps as their UUID.
   */
  user_id?: string
  /**
   * The anonymous ID of the user, which Insider keeps as a custom identifier.
   */
  anonymous_id?: string
  /**
   * The type of the event: `identify` changes attributes and `track` records an event.
   */
  event_type: string
  /**
   * The name of the event to record.
   */
  event_name?: string
  /**
   * When the event happened.
   */
  timestamp: string
}
