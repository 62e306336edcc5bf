// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the product in the index.
   */
  objectID: string
  /**
   * The index that was searched.
   */
  index: string
  /**
   * The ID that Algolia gave to the search, by which it credits the event to the search.
   */
  queryID?: string
  /**
   * The position of the product in the results, beginning with 1. Algolia needs it with a query ID.
   */
  position?: number
  /**
   * Who the user is, as in searches: an ID of the visitor, or of the user.
   */
  userToken: string
  /**
   * Your own ID of the user, where they have logged in.
   */
  authenticatedUserToken?: string
  /**
   * When it happened.
   */
  timestamp?: string
  /**
   * More properties of the event.
   */
  extraProperties?: {
    [k: string]: unknown
  }
  /**
   * The name of the event in Algolia.
   */
  eventName?: string
  /**
   * What Algolia counts the event as.
   */
  eventType?: 'view' | 'conversion' | 'click'
}
