// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The field that finds the organization. Without one, it is the one of the settings.
   */
  match_field?: string
  /**
   * The value of that field. A new organization gets it.
   */
  match_value: string
  /**
   * The name of the organization. Pipedrive requires it of a new one.
   */
  name?: string
  /**
   * Who sees the item. Without a choice, Pipedrive takes what your account has set.
   */
  visible_to?: '1' | '3' | '5' | '7'
  /**
   * When the item was created, in UTC. Without it, Pipedrive takes the time of arrival.
   */
  add_time?: string | number
  /**
   * Values for custom fields. The key is the API key of the field, which Pipedrive shows under **Data fields**.
   */
  custom_fields?: {
    [k: string]: unknown
  }
}
