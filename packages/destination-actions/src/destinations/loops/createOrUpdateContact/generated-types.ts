// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * When the contact was created. Loops uses the time of the first request where this is empty.
   */
  createdAt?: string | number
  /**
   * Contact properties of your own. Create them in Loops first.
   */
  customAttributes?: {
    [k: string]: unknown
  }
  /**
   * The email address of the contact. A new contact needs one.
   */
  email?: string
  /**
   * The first name of the contact.
   */
  firstName?: string
  /**
   * The last name of the contact.
   */
  lastName?: string
  /**
   * Mailing list IDs, each with `true` to subscribe the contact or `false` to unsubscribe it. Other values are ignored.
   */
  mailingLists?: {
    [k: string]: unknown
  }
  /**
   * Where the contact came from.
   */
  source?: string
  /**
   * Whether the contact receives campaigns and workflow emails. Leave it empty to keep what Loops has.
   */
  subscribed?: boolean
  /**
   * The user group of the contact, by which you can segment your audience.
   */
  userGroup?: string
  /**
   * Your own ID of the user. Loops finds the contact by it.
   */
  userId: string
}
