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
   * The value of the lookup field by which Marketo finds the lead.
   */
  field_value: string
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
