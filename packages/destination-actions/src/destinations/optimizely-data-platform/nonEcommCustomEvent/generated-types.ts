// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What identifies the customer. Optimizely merges customers that share an identifier.
   */
  user_identifiers: {
    /**
     * The ID of a visitor who is not identified yet.
     */
    anonymousId?: string
    /**
     * Your own ID of the customer.
     */
    userId?: string
    /**
     * The email address of the customer.
     */
    email?: string
    /**
     * The visitor ID that the Optimizely tag or SDK assigned.
     */
    optimizely_vuid?: string
    /**
     * The user ID that you give to Optimizely Feature Experimentation.
     */
    fs_user_id?: string
    /**
     * The user ID that you give to Optimizely Web Experimentation.
     */
    web_user_id?: string
  }
  /**
   * The type of the event, such as product or order. Default: custom.
   */
  event_type?: string
  /**
   * What the customer did, which tells apart events of one type, such as detail or purchase.
   */
  event_action?: string
  /**
   * Further data about the event. Optimizely keeps the properties that it has fields for.
   */
  data?: {
    [k: string]: unknown
  }
  /**
   * When the event happened.
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
}
