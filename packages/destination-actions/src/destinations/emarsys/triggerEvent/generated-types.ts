// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The external event to trigger.
   */
  eventid: number
  /**
   * The field of contacts by which Emarsys finds the contact, such as the one for the email address.
   */
  key_field: string
  /**
   * The value that the contact has in the key field.
   */
  key_value: string
  /**
   * Data of the event, which emails and programs can use.
   */
  event_payload?: {
    [k: string]: unknown
  } | null
}
