// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the event. Metronome counts events with the same ID once.
   */
  transaction_id: string
  /**
   * The customer to bill: the ID that Metronome gave them, or an ingest alias.
   */
  customer_id: string
  /**
   * When the usage happened.
   */
  timestamp: string | number
  /**
   * The type of the event, by which your billable metrics choose events.
   */
  event_type: string
  /**
   * Further data about the usage, for your billable metrics to count and group by.
   */
  properties: {
    [k: string]: unknown
  }
}
