// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * When the profile was made. CleverTap takes the time of the upload when this is left out.
   */
  ts?: string
  /**
   * The properties of the profile. The property `Phone` must begin with `+` and the country code, for example `+14155551234`.
   */
  profileData?: {
    [k: string]: unknown
  }
  /**
   * What you tag your users with in CleverTap: an e-mail address, a phone number or any other identifier of yours.
   */
  identity: string
  /**
   * Sends ISO-8601 dates, in Created At and in attributes at any depth, as Unix seconds: `2006-01-02T18:04:07Z` as `1136225047`. Other texts stay as they are. CleverTap refuses a Created At that is not in Unix seconds.
   */
  convert_timestamp?: boolean
}
