// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The email address of the contact. With it, Loops creates a contact that it does not know yet.
   */
  email?: string
  /**
   * The name of the event, as your workflows in Loops use it.
   */
  eventName: string
  /**
   * Your own ID of the user. Loops finds the contact by it.
   */
  userId: string
  /**
   * Contact properties to update with the event.
   */
  contactProperties?: {
    [k: string]: unknown
  }
  /**
   * Data of the event, for the emails that it starts.
   */
  eventProperties?: {
    [k: string]: unknown
  }
}
