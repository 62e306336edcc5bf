// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Further data about the event or the page view.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Fields to update on the person. Encharge creates the ones that it does not know yet.
   */
  userFields?: {
    [k: string]: unknown
  }
  /**
   * The kind of call, such as `track` or `page`.
   */
  type: string
  /**
   * The email address of the person.
   */
  email?: string
  /**
   * The ID of a visitor who is not identified yet.
   */
  segmentAnonymousId?: string
  /**
   * Your own ID of the person.
   */
  userId?: string
  /**
   * The ID of the company or other group that the person belongs to.
   */
  groupId?: string
  /**
   * When it happened.
   */
  timestamp?: string
  /**
   * The ID of the message, by which copies of it can be told apart.
   */
  messageId?: string
  /**
   * The IP address of the person.
   */
  ip?: string
  /**
   * The user agent of the browser or app.
   */
  userAgent?: string
  /**
   * The campaign that brought the person.
   */
  campaign?: {
    /**
     * The name of the campaign.
     */
    name?: string
    /**
     * Where the campaign ran.
     */
    source?: string
    /**
     * By which medium it ran, such as email.
     */
    medium?: string
    /**
     * The keyword of the campaign.
     */
    term?: string
    /**
     * Which link or text of the campaign it was.
     */
    content?: string
  }
  /**
   * The page where it happened.
   */
  page?: {
    /**
     * The full address of the page.
     */
    url?: string
    /**
     * The title of the page.
     */
    title?: string
    /**
     * The page that led there.
     */
    referrer?: string
    /**
     * The path of the address.
     */
    path?: string
    /**
     * The query string of the address.
     */
    search?: string
  }
  /**
   * Where the person is.
   */
  location?: {
    /**
     * The city of the person.
     */
    city?: string
    /**
     * The region or state of the person.
     */
    region?: string
    /**
     * The country of the person.
     */
    country?: string
  }
}
