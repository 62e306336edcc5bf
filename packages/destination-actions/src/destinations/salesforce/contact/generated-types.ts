// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * What to do with records. **Create** makes a new one for each event, **update** and **delete** need one that exists, and **upsert** updates the one that exists or creates it.
   */
  operation: 'create' | 'update' | 'upsert' | 'delete'
  /**
   * Whether a record must match one of the record matchers (**OR**) or all of them (**AND**).
   */
  recordMatcherOperator?: 'OR' | 'AND'
  /**
   * Sends events by the Bulk API of Salesforce, which accepts many at once and processes them later. It cannot delete records or look them up, so updates need the record ID and upserts an external ID.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size?: number
  /**
   * Fields and values that find the record to update, upsert or delete. The key is the API name of the field, such as `Email` or `Plan__c`. Exactly one record must match. `Id` alone finds a record without a search.
   */
  traits?: {
    [k: string]: unknown
  }
  /**
   * The external ID by which batches upsert records. All events of a batch should use the same field, which must be marked as an external ID in Salesforce.
   */
  bulkUpsertExternalId?: {
    /**
     * The API name of the field that holds the external ID, such as `Customer_Number__c`.
     */
    externalIdName?: string
    /**
     * The external ID of the record.
     */
    externalIdValue?: string
  }
  /**
   * The ID at Salesforce of the record that a batch updates.
   */
  bulkUpdateRecordId?: string
  /**
   * The last name of the person. Salesforce requires it for a new record.
   */
  last_name?: string
  /**
   * The first name of the person.
   */
  first_name?: string
  /**
   * The ID at Salesforce of the account that the person works for.
   */
  account_id?: string
  /**
   * The email address of the person.
   */
  email?: string
  /**
   * The city of the mailing address.
   */
  mailing_city?: string
  /**
   * The postal code of the mailing address.
   */
  mailing_postal_code?: string
  /**
   * The country of the mailing address.
   */
  mailing_country?: string
  /**
   * The street and house number of the mailing address.
   */
  mailing_street?: string
  /**
   * The state or province of the mailing address.
   */
  mailing_state?: string
  /**
   * Values of further fields. The key is the API name of the field, such as `Industry` or `Plan__c`; custom fields end in `__c`. The field must exist in Salesforce.
   */
  customFields?: {
    [k: string]: unknown
  }
}
