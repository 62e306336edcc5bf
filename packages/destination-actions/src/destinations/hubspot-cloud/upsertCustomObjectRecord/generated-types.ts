// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * Whether a record that is not found is created. Otherwise the event is ignored.
   */
  createNewCustomRecord?: boolean
  /**
   * Properties that find the record, with their values. Take unique ones: if several records have any of the values, the event fails. Without search fields, each event creates a record.
   */
  customObjectSearchFields?: {
    [k: string]: unknown
  }
  /**
   * The object that the record belongs to.
   */
  objectType: string
  /**
   * Values for the properties of the record. The key is the internal name of the property in HubSpot; the property must exist. A new record needs the required ones.
   */
  properties: {
    [k: string]: unknown
  }
  /**
   * Properties that find the record to associate this one with, with their values. Take unique ones: if several records have any of the values, the event fails.
   */
  searchFieldsToAssociateCustomObjects?: {
    [k: string]: unknown
  }
  /**
   * The object that the associated record belongs to.
   */
  toObjectType?: string
  /**
   * The kind of association between the two records.
   */
  associationLabel?: string
}
