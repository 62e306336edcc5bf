// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user. GWEN takes only UUIDs.
   */
  userId: string
  /**
   * The type of the event, as your GWEN project has it.
   */
  type: string
  /**
   * The properties of the event.
   */
  data?: {
    [k: string]: unknown
  }
}
