// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The ID of the note to update. Without one, a new note is created.
   */
  note_id?: number
  /**
   * The ID of the lead that the note belongs to.
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
   * The field that finds the deal. Without one, it is the one of the settings.
   */
  deal_match_field?: string
  /**
   * The value of that field.
   */
  deal_match_value?: string
  /**
   * The text of the note, as HTML.
   */
  content: string
}
