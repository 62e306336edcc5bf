// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key of the event in Journey Builder. You find it in the summary of the API event that starts your journey.
   */
  eventDefinitionKey: string
  /**
   * The key that identifies the contact in Marketing Cloud. Use the same one for a person everywhere.
   */
  contactKey: string
  /**
   * What the journey knows of the event. The names must be those of the data extension of the event.
   */
  data?: {
    [k: string]: unknown
  }
}
