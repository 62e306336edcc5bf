// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the audience, by which LaunchDarkly finds the segment again.
   */
  segment_audience_id: string
  /**
   * The key of the audience. The segment is named after it.
   */
  segment_audience_key: string
  /**
   * Whether the event belongs to an audience or to a step of a journey.
   */
  segment_computation_action: 'audience' | 'journey_step'
  /**
   * The kind of context that the segment targets in LaunchDarkly.
   */
  context_kind: string
  /**
   * The user ID of the person.
   */
  segment_user_id?: string
  /**
   * The anonymous ID of the person.
   */
  segment_anonymous_id?: string
  /**
   * The email address of the person.
   */
  user_email?: string
  /**
   * What names the context in LaunchDarkly: the first that the event has.
   */
  context_key:
    | 'user_id_then_email'
    | 'user_id_then_anonymousId'
    | 'user_id_then_email_then_anonymousId'
    | 'user_id_only'
    | 'email_only'
  /**
   * The traits or properties that say whether the person is in the audience.
   */
  traits_or_props: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * Has no effect any more: the traits or properties say whether the person enters or leaves.
   */
  audience_action?: 'ADD' | 'REMOVE'
}
