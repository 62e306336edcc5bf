// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * The ID of the user in your system.
   */
  userId?: string
  /**
   * The name of the event, as your journeys in Iterable use it.
   */
  eventName: string
  /**
   * Fields to keep with it. Dates with a time get the form that Iterable takes for dates.
   */
  dataFields?: {
    [k: string]: unknown
  }
  /**
   * An ID of the event. Iterable overwrites an event that comes again with the same one.
   */
  id?: string
  /**
   * When it happened. Without it, now.
   */
  createdAt?: string | number
  /**
   * The campaign in Iterable that led to it.
   */
  campaignId?: number
  /**
   * The template in Iterable that led to it.
   */
  templateId?: number
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
