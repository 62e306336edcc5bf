// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Your own ID of the user, by which Fullstory finds the person.
   */
  uid?: string
  /**
   * The ID of the visitor before they were known. Fullstory keeps it as the property `segmentAnonymousId`.
   */
  anonymousId?: string
  /**
   * The name that Fullstory shows for the user.
   */
  displayName?: string
  /**
   * The email address of the user.
   */
  email?: string
  /**
   * Data about the user. Characters other than letters, digits and underscores are removed from names.
   */
  properties?: {
    [k: string]: unknown
  }
}
