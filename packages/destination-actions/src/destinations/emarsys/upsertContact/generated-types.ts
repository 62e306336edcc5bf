// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The field of contacts by which Emarsys finds the contact, such as the one for the email address.
   */
  key_field: string
  /**
   * The value that the contact has in the key field.
   */
  key_value: string
  /**
   * The fields of the contact to write, each by its ID in Emarsys.
   */
  write_field: {
    [k: string]: unknown
  }
}
