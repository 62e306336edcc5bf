// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the Listrak list that the contact is in.
   */
  listId: number
  /**
   * The email address of the contact.
   */
  emailAddress: string
  /**
   * The ID of each profile field to set, and its value. The value `useAudienceKey` becomes `on` when the person enters the audience and `off` when they leave it.
   */
  profileFieldValues: {
    [k: string]: unknown
  }
  /**
   * The traits or properties that say whether the person is in the audience.
   */
  traits_or_props?: {
    [k: string]: unknown
  }
  /**
   * The key of the audience, under which the traits or properties hold the membership.
   */
  segment_audience_key?: string
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching: boolean
}
