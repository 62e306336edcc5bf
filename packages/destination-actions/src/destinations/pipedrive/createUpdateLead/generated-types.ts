// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the lead to update. Without one, a new lead is created.
   */
  lead_id?: string
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
   * The title of the lead.
   */
  title: string
  /**
   * What the lead may be worth. It is sent together with the currency only.
   */
  amount?: number
  /**
   * The currency of the amount: a code of three letters, such as `EUR`.
   */
  currency?: string
  /**
   * The day on which it is expected to be won, as `YYYY-MM-DD`.
   */
  expected_close_date?: string
  /**
   * Who sees the item. Without a choice, Pipedrive takes what your account has set.
   */
  visible_to?: '1' | '3' | '5' | '7'
}
