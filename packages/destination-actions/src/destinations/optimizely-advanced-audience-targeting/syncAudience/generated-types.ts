// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key of the audience, which becomes its name in Optimizely.
   */
  custom_audience_name: string
  /**
   * Whether the event belongs to an audience or to a step of a journey.
   */
  segment_computation_action: 'audience' | 'journey_step'
  /**
   * The ID of the audience, by which Optimizely finds it again.
   */
  segment_computation_id: string
  /**
   * The ID by which Optimizely knows the user.
   */
  optimizelyUserId: string
  /**
   * When the user entered or left the audience.
   */
  timestamp: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * The fields by which events are put into the same batch.
   */
  batch_keys?: string[]
  /**
   * The traits or properties that say whether the user is in the audience.
   */
  traitsOrProperties?: {
    [k: string]: unknown
  }
}
