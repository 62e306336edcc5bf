// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The external ID of the person in Braze.
   */
  external_id?: string
  /**
   * An alias of the person, for people without an external ID.
   */
  user_alias?: {
    /**
     * The alias itself.
     */
    alias_name: string
    /**
     * What kind of alias it is.
     */
    alias_label: string
  }
  /**
   * The ID of a device, for people who are known by nothing else.
   */
  device_id?: string
  /**
   * The ID of the cohort, which is that of the audience.
   */
  cohort_id: string
  /**
   * The name of the cohort, which is the key of the audience.
   */
  cohort_name: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The key of the one audience that this mapping sends, as Engage shows it. Events of other audiences fail.
   */
  personas_audience_key: string
  /**
   * The properties or traits that say whether the person is in the audience.
   */
  event_properties: {
    [k: string]: unknown
  }
  /**
   * When the person entered or left the audience.
   */
  time: string
  /**
   * The fields by which events are put into the same batch.
   */
  batch_keys?: string[]
}
