// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The record that the event is about.
   */
  object_details: {
    /**
     * The object that the record belongs to.
     */
    object_type: string
    /**
     * The unique property by which HubSpot finds the record.
     */
    id_field_name: string
    /**
     * The value of that property.
     */
    id_field_value: string
    /**
     * The group that HubSpot shows new properties in. Without one, no properties are created, and an event with an unknown property fails.
     */
    property_group?: string
  }
  /**
   * The values to send. The key is the internal name of the property in HubSpot. Properties that do not exist yet are created with the type of their value, as far as the sync mode allows.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Values for properties with sensitive data. The key is the internal name of the property in HubSpot. Properties that do not exist yet are created. Your HubSpot account must allow sensitive data.
   */
  sensitive_properties?: {
    [k: string]: unknown
  }
  /**
   * What to do if a record to associate with does not exist.
   */
  association_sync_mode: 'upsert' | 'read'
  /**
   * Other records to associate the record with.
   */
  associations?: {
    /**
     * The object that the other record belongs to.
     */
    object_type: string
    /**
     * The kind of association between the two records.
     */
    association_label: string
    /**
     * The unique property by which HubSpot finds the other record.
     */
    id_field_name: string
    /**
     * The value of that property. Without one, the event has no such association.
     */
    id_field_value?: string
  }[]
  /**
   * Other records whose associations with the record are removed.
   */
  dissociations?: {
    /**
     * The object that the other record belongs to.
     */
    object_type: string
    /**
     * The kind of association between the two records.
     */
    association_label: string
    /**
     * The unique property by which HubSpot finds the other record.
     */
    id_field_name: string
    /**
     * The value of that property. Without one, the event has no such association.
     */
    id_field_value?: string
  }[]
  /**
   * The static list, also called segment, that the record is added to or removed from.
   */
  list_details?: {
    /**
     * Whether the list follows the Engage audience of the event: its name is the key of the audience, and the event says who enters and who leaves.
     */
    connected_to_engage_audience?: boolean
    /**
     * The name of the list, if it does not follow an audience.
     */
    list_name?: string
    /**
     * Whether to add the record to the list (true) or to remove it (false).
     */
    list_action?: boolean
    /**
     * Whether to create a list that does not exist. Otherwise the event fails.
     */
    should_create_list?: boolean
  }
  /**
   * Collects events and sends many in one request, which is faster and saves rate limits. Turn it off to send each event by itself as soon as it comes.
   */
  enable_batching?: boolean
  /**
   * The most events that one batch may hold. Batches can be smaller.
   */
  batch_size: number
  /**
   * The fields that all events of a batch have the same values of.
   */
  batch_keys?: string[]
  /**
   * When the event happened. Of several events for the same record in a batch, the latest values count.
   */
  timestamp?: string
  /**
   * The traits or properties of the event, which say whether its person is in the audience.
   */
  traits_or_props?: {
    [k: string]: unknown
  }
  /**
   * The key of the audience that the event comes from.
   */
  computation_key?: string
  /**
   * Whether the event comes from an audience (`audience`) or from a journey (`journey_step`).
   */
  computation_class?: string
}
