// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * Sends the whole audience with each sync. The host sets it.
   */
  __segment_internal_engage_force_full_sync: boolean
  /**
   * Sends the audience in batches. The host sets it.
   */
  __segment_internal_engage_batch_sync: boolean
}
