// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the user in your system.
   */
  external_id: string
  /**
   * The hardware ID of the device, as the Pushwoosh SDK has it.
   */
  device_id?: string | null
  /**
   * The platform of the device, such as `ios` or `android`.
   */
  device_platform?: string | null
  /**
   * The name of the event, or of the page or screen.
   */
  name: string
  /**
   * When the event happened.
   */
  timestamp: string | number
  /**
   * The properties of the event.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
}
