// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user, by which Fullstory finds the person.
   */
  userId: string
  /**
   * The name of the event, as people search for it in Fullstory. It may have up to 250 characters.
   */
  name: string
  /**
   * Further data about the event. Characters other than letters, digits and underscores are removed from names.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * When the event happened. Fullstory uses the time of the request where this is empty.
   */
  timestamp?: string | number
  /**
   * Whether Fullstory adds the event to the latest session of the user.
   */
  useRecentSession?: boolean
  /**
   * The address of the Fullstory session that the event belongs to.
   */
  sessionUrl?: string
}
