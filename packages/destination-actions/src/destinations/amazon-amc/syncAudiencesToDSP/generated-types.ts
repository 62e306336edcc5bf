// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the event: `Audience Entered` adds the person, any other removes them.
   */
  event_name?: string
  /**
   * Your own ID of the person.
   */
  externalUserId: string
  /**
   * The email address of the person. It is hashed before it is sent.
   */
  email?: string
  /**
   * The first name of the person. It is hashed before it is sent.
   */
  firstName?: string
  /**
   * The last name of the person. It is hashed before it is sent.
   */
  lastName?: string
  /**
   * The phone number of the person, with the code of its country. It is hashed before it is sent.
   */
  phone?: string
  /**
   * The postal code of the person. It is hashed before it is sent.
   */
  postal?: string
  /**
   * The code of the state of the person. It is hashed before it is sent.
   */
  state?: string
  /**
   * The city of the person. It is hashed before it is sent.
   */
  city?: string
  /**
   * The street and house number of the person. They are hashed before they are sent.
   */
  address?: string
  /**
   * The ID of the audience in Amazon Ads.
   */
  audienceId: string
  /**
   * What the person consents to. It goes to Amazon where the feature `actions-amazon-amc-consent` is on.
   */
  consent?: {
    /**
     * The IP address of the person, which tells their country.
     */
    ipAddress?: string
    /**
     * Whether the person lets Amazon store advertising data.
     */
    amznAdStorage?: 'GRANTED' | 'DENIED'
    /**
     * Whether the person lets Amazon use their data for advertising.
     */
    amznUserData?: 'GRANTED' | 'DENIED'
    /**
     * The consent of the person in the form of the Transparency and Consent Framework.
     */
    tcf?: string
    /**
     * The consent of the person in the form of the Global Privacy Platform.
     */
    gpp?: string
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
}
