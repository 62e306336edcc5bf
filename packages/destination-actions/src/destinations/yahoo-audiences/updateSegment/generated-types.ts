// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the audience, which is that of the segment.
   */
  segment_audience_id: string
  /**
   * The key of the audience, under which the attributes hold the membership.
   */
  segment_audience_key: string
  /**
   * The properties or traits that say whether the person is in the audience.
   */
  event_attributes: {
    [k: string]: unknown
  }
  /**
   * Whether the event belongs to an audience or to a step of a journey.
   */
  segment_computation_action: 'audience' | 'journey_step'
  /**
   * The phone number of the person, with the code of its country. It is hashed before it is sent.
   */
  phone?: string
  /**
   * The email address of the person. It is hashed before it is sent.
   */
  email?: string
  /**
   * The advertising ID of a mobile device of the person.
   */
  advertising_id?: string
  /**
   * Whose advertising ID it is: `ios` or `android`. Without it, Android is assumed.
   */
  device_type?: string
  /**
   * Whether the GDPR applies, and what people consent to. The same for all events of a mapping.
   */
  gdpr_settings?: {
    /**
     * Whether the people are in the European Union.
     */
    gdpr_flag: boolean
    /**
     * The consent of the people in the form of the IAB, where the GDPR applies.
     */
    gdpr_euconsent?: string
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
