// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The id to map to the global one.
   */
  user_id?: string
  /**
   * The id that stands for the person in all projects.
   */
  global_user_id?: string
  /**
   * The least number of characters that user and device ids must have. Without it Amplitude takes five, and drops shorter ids.
   */
  min_id_length?: number | null
}
