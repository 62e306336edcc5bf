// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the static list, which the audience got when it was connected.
   */
  external_id?: string
  /**
   * The field by which Marketo finds the lead of a person.
   */
  lookup_field:
    | 'email'
    | 'id'
    | 'cookies'
    | 'twitterId'
    | 'facebookId'
    | 'linkedinId'
    | 'sfdcAccountId'
    | 'sfdcContactId'
    | 'sfdcLeadId'
    | 'sfdcOpptyId'
  /**
   * What Marketo stores about the person, by the REST API names of its fields. The lookup field must be among them.
   */
  data: {
    /**
     * The email address of the person.
     */
    email?: string
    [k: string]: unknown
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size: number
  /**
   * The name of the event, which says whether a person enters or leaves the audience.
   */
  event_name: string
}

export interface RetlOnMappingSaveInputs {
  /**
   * The ID of one of your static lists: the number in its URL in Marketo, between `ST` and `A1`. Leave it empty to create a list.
   */
  list_id?: string
  /**
   * The name of the list to create. It counts only without a list ID.
   */
  list_name?: string
}

export interface RetlOnMappingSaveOutputs {
  /**
   * The ID of the list.
   */
  id?: string
  /**
   * The name of the list.
   */
  name?: string
}
