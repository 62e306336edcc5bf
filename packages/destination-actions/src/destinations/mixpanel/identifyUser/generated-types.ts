// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The IP address, from which Mixpanel derives city, region and country.
   */
  ip?: string
  /**
   * Your own ID of the person, by which Mixpanel finds the profile.
   */
  user_id?: string | null
  /**
   * The ID of a visitor who is not known yet. It finds the profile where there is no user ID.
   */
  anonymous_id?: string | null
  /**
   * Properties to set on the profile. Names such as `email` and `name` get the names that Mixpanel reserves for them.
   */
  traits?: {
    [k: string]: unknown
  }
}
