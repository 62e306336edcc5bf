// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The key that identifies the contact in Marketing Cloud. Use the same one for a person everywhere.
   */
  contactKey: string
}
