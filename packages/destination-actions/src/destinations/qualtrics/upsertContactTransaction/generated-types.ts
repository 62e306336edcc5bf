// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The directory that holds the contact. Its ID begins with `POOL_`.
   */
  directoryId: string
  /**
   * The mailing list that the transaction belongs to. Its ID begins with `CG_`.
   */
  mailingListId: string
  /**
   * The ID of the contact at Qualtrics, which begins with `CID_`. Without it, the external data reference, the email address and the phone number find the contact.
   */
  contactId?: string
  /**
   * Your own ID of the contact, the external data reference.
   */
  extRef: string
  /**
   * The email address of the contact.
   */
  email?: string
  /**
   * The phone number of the contact.
   */
  phone?: string
  /**
   * The first name of the contact.
   */
  firstName?: string
  /**
   * The last name of the contact.
   */
  lastName?: string
  /**
   * The code of the language in which the contact gets messages, such as `EN`.
   */
  language?: string
  /**
   * Whether the contact does not want messages from this directory.
   */
  unsubscribed?: boolean
  /**
   * Further values of the contact, which surveys can use.
   */
  embeddedData?: {
    [k: string]: unknown
  }
  /**
   * When the transaction happened.
   */
  transactionDate?: string | number
  /**
   * Further data about the transaction, for surveys and workflows.
   */
  transactionData?: {
    [k: string]: unknown
  }
}
