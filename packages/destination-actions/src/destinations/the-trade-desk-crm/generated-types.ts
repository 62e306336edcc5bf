// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * A long-lived token of your account, from Manage API Tokens in the platform of The Trade Desk.
   */
  auth_token: string
  /**
   * The ID of the advertiser that the segments belong to.
   */
  advertiser_id: string
  /**
   * Sends the whole audience with each sync. The host sets it.
   */
  __segment_internal_engage_force_full_sync: boolean
  /**
   * Sends the audience in batches. The host sets it.
   */
  __segment_internal_engage_batch_sync: boolean
}

export interface AudienceSettings {
  /**
   * Where the people of the audience are from.
   */
  region: 'US' | 'EU' | 'APAC'
}
