// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The contact list.
   */
  contactlistid: number
  /**
   * The field of contacts by which Emarsys finds the contact, such as the one for the email address.
   */
  key_field: string
  /**
   * The value that the contact has in the key field.
   */
  key_value: string
}
