// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The time without events, in milliseconds, after which a session has ended. Half an hour by default.
   */
  sessionLength?: number
  /**
   * Track an event where a session starts, and another one where a session has ended.
   */
  triggerSessionEvents?: boolean
  /**
   * The name of the event that is tracked where a session starts.
   */
  sessionStartEvent?: string
  /**
   * The name of the event that is tracked where a session has ended. It is tracked when the next session starts.
   */
  sessionEndEvent?: string
}
