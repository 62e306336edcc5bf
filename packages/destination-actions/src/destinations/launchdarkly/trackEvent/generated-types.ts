// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The kind of context that the user key belongs to, as your experiment randomizes by it.
   */
  context_kind?: string
  /**
   * The key of the user, or of another context, in LaunchDarkly.
   */
  user_key: string
  /**
   * The keys of further contexts of the event, each under its kind.
   */
  additional_context_keys?: {
    [k: string]: unknown
  }
  /**
   * The event key of the metric in LaunchDarkly.
   */
  event_name: string
  /**
   * The value for a numeric metric.
   */
  metric_value?: number
  /**
   * The properties of the event.
   */
  event_properties?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp?: string | number
}
