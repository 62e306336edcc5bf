// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The field that finds the deal. Without one, it is the one of the settings.
   */
  deal_match_field?: string
  /**
   * The value of that field.
   */
  deal_match_value?: string
  /**
   * The field that finds the person. Without one, it is the one of the settings.
   */
  person_match_field?: string
  /**
   * The value of that field. Without one, or if no person has it, there is no link to a person.
   */
  person_match_value?: string
  /**
   * The field that finds the organization. Without one, it is the one of the settings.
   */
  organization_match_field?: string
  /**
   * The value of that field. Without one, or if no organization has it, there is no link to an organization.
   */
  organization_match_value?: string
  /**
   * The title of the deal.
   */
  title: string
  /**
   * The amount that the deal is worth.
   */
  value?: string
  /**
   * The currency of the amount: a code of three letters, such as `EUR`.
   */
  currency?: string
  /**
   * The ID of the stage of the pipeline that the deal is in. Without one, it is the first stage.
   */
  stage_id?: number
  /**
   * What has become of the deal. A new deal without a status is open.
   */
  status?: 'open' | 'won' | 'lost' | 'deleted'
  /**
   * The day on which it is expected to be won, as `YYYY-MM-DD`.
   */
  expected_close_date?: string
  /**
   * How likely the deal is to be won, in per cent. The pipeline must have probabilities turned on.
   */
  probability?: number
  /**
   * Why the deal was lost, for the status Lost.
   */
  lost_reason?: string
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
