// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event. Schematic accepts only letters, digits, dashes and underscores, so "Order Completed" is sent as "order_completed".
   */
  event_name: string
  /**
   * The IDs by which Schematic finds the company of the user, each under the name of its key.
   */
  company_keys?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. A number counts the milliseconds since 1970.
   */
  timestamp: string | number
  /**
   * The IDs by which Schematic finds the user, each under the name of its key.
   */
  user_keys?: {
    [k: string]: unknown
  }
  /**
   * The properties of the event.
   */
  traits?: {
    /**
     * The name of the event as it came in.
     */
    raw_event_name?: string
    [k: string]: unknown
  }
}
