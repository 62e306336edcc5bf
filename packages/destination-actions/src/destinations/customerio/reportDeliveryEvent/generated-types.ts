// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The message: the value of `CIO-Delivery-ID` that it was delivered with.
   */
  delivery_id: string
  /**
   * What became of the message. Not every channel has every metric.
   */
  metric: 'delivered' | 'opened' | 'clicked' | 'converted' | 'spammed' | 'bounced' | 'dropped' | 'deferred'
  /**
   * Whom the message went to: an email address, a telephone number or a device token, by its channel.
   */
  recipient?: string
  /**
   * Why the message failed, for metrics such as `bounced`.
   */
  reason?: string
  /**
   * The link that was clicked, for the metric `clicked`.
   */
  href?: string
  /**
   * The name of the action that was clicked in an in-app message.
   */
  action_name?: string
  /**
   * The value of the action that was clicked in an in-app message.
   */
  action_value?: string
  /**
   * When it happened. Without one it is the time at which it is sent.
   */
  timestamp?: string | number
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
