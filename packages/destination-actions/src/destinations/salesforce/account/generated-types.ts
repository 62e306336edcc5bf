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
   * The name of the account. Salesforce requires it for a new account.
   */
  name?: string
  /**
   * Your own number of the account. It is not the ID at Salesforce.
   */
  account_number?: string
  /**
   * How many people work for the account.
   */
  number_of_employees?: number
  /**
   * The city of the billing address.
   */
  billing_city?: string
  /**
   * The postal code of the billing address.
   */
  billing_postal_code?: string
  /**
   * The country of the billing address.
   */
  billing_country?: string
  /**
   * The street and house number of the billing address.
   */
  billing_street?: string
  /**
   * The state or province of the billing address.
   */
  billing_state?: string
  /**
   * The city of the shipping address.
   */
  shipping_city?: string
  /**
   * The postal code of the shipping address.
   */
  shipping_postal_code?: string
  /**
   * The country of the shipping address.
   */
  shipping_country?: string
  /**
   * The street and house number of the shipping address.
   */
  shipping_street?: string
  /**
   * The state or province of the shipping address.
   */
  shipping_state?: string
  /**
   * The phone number of the account.
   */
  phone?: string
  /**
   * Data about the account, as a text.
   */
  description?: string
  /**
   * The address of the website of the account.
   */
  website?: string
  /**
   * Values of further fields. The key is the API name of the field, such as `Industry` or `Plan__c`; custom fields end in `__c`. The field must exist in Salesforce.
   */
  customFields?: {
    [k: string]: unknown
  }
}
