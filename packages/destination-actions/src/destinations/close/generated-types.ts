// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Settings {
  /**
   * An API key of your Close organization, from **Settings > API Keys**.
   */
  api_key: string
  /**
   * The ID of a lead custom field of the type text in which Close keeps your company ID. With it, leads are found by this ID; without it, only by their contacts.
   */
  lead_custom_field_id_for_company_id?: string
  /**
   * The ID of a contact custom field of the type text in which Close keeps your user ID. With it, contacts are found by this ID; without it, only by their email address.
   */
  contact_custom_field_id_for_user_id?: string
}
