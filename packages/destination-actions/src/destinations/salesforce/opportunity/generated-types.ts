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
   * The day on which you expect the sale, such as `2026-10-31`. Salesforce requires it for a new opportunity.
   */
  close_date?: string
  /**
   * The name of the opportunity. Salesforce requires it for a new one.
   */
  name?: string
  /**
   * The stage that the sale is in, such as `Prospecting`. Salesforce requires it for a new opportunity.
   */
  stage_name?: string
  /**
   * What you expect to earn.
   */
  amount?: string
  /**
   * Data about the opportunity, as a text.
   */
  description?: string
  /**
   * Values of further fields. The key is the API name of the field, such as `Industry` or `Plan__c`; custom fields end in `__c`. The field must exist in Salesforce.
   */
  customFields?: {
    [k: string]: unknown
  }
}
