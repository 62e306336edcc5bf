// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the audience, by which LiveLike finds the user group.
   */
  audience_id: string
  /**
   * The name of the audience, which becomes that of the user group.
   */
  audience_name: string
  /**
   * `true` adds the user, `false` removes them. Leave it empty to follow the trait or property with the name of the audience.
   */
  action?: boolean
  /**
   * When it happened.
   */
  timestamp: string
  /**
   * What else LiveLike may find the user by.
   */
  additional_user_traits?: {
    /**
     * The ID of the profile that the user has in LiveLike.
     */
    livelike_profile_id?: string
    /**
     * The email address of the user.
     */
    email?: string
    [k: string]: unknown
  }
  /**
   * The traits or properties among which the audience is.
   */
  traits_or_properties_hidden?: {
    [k: string]: unknown
  }
  /**
   * The ID of the user in your system.
   */
  user_id?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
