// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name that a new segment gets in LinkedIn.
   */
  dmp_segment_name?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The email address of the person. It is hashed before it is sent.
   */
  email?: string
  /**
   * The first name of the person.
   */
  first_name?: string
  /**
   * The last name of the person.
   */
  last_name?: string
  /**
   * The job title of the person.
   */
  title?: string
  /**
   * The company that the person works for.
   */
  company?: string
  /**
   * The country of the person, as its two letters of ISO 3166.
   */
  country?: string
  /**
   * The advertising ID of a device of the person.
   */
  google_advertising_id?: string
  /**
   * The key of the audience, by which LinkedIn finds the segment again.
   */
  source_segment_id?: string
  /**
   * The key of the audience that this mapping sends. Events of other audiences fail.
   */
  personas_audience_key: string
  /**
   * The name of the event. `Audience Exited` removes the person where the action is automatic.
   */
  event_name?: string
  /**
   * Whether to add or remove people, or to let the event decide.
   */
  dmp_user_action?: 'AUTO' | 'ADD' | 'REMOVE'
}
