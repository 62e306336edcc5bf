// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the activity to update. Without one, a new activity is created.
   */
  activity_id?: number
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
   * The field that finds the deal. Without one, it is the one of the settings.
   */
  deal_match_field?: string
  /**
   * The value of that field.
   */
  deal_match_value?: string
  /**
   * What the activity is about. Without one, Pipedrive takes the name of the type.
   */
  subject?: string
  /**
   * The key of the type of activity, such as `call`.
   */
  type?: string
  /**
   * More about the activity. It is also sent to calendars that Pipedrive is connected with.
   */
  description?: string
  /**
   * A note on the activity, as HTML.
   */
  note?: string
  /**
   * The day on which the activity is due, as `YYYY-MM-DD`.
   */
  due_date?: string
  /**
   * The time in UTC at which the activity is due, as `HH:MM`.
   */
  due_time?: string
  /**
   * How long the activity takes, as `HH:MM`.
   */
  duration?: string
  /**
   * Whether the activity is done.
   */
  done?: boolean
}
