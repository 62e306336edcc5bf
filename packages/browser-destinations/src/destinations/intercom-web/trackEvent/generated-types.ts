// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event.
   */
  event_name: string
  /**
   * The amount that the event is worth. Intercom keeps it as `price`, with the currency.
   */
  revenue?: number
  /**
   * The currency of the revenue, as its three letters in ISO 4217. Without one, `USD`.
   */
  currency?: string
  /**
   * Further data about the event. Lists and objects are left out, unless the settings name them as rich links.
   */
  event_metadata?: {
    [k: string]: unknown
  }
}
