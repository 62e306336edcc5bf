// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the view, as activities in Adobe Target use it.
   */
  viewName: string
  /**
   * The properties of the page.
   */
  pageParameters?: {
    [k: string]: unknown
  }
  /**
   * Count an impression of the view. Switch this off for views that are only prepared.
   */
  sendNotification?: boolean
  /**
   * The ID that you know the user by. Adobe Target joins the profiles of a user from several devices by it, as `mbox3rdPartyId`.
   */
  userId?: string
}
