// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The name of the lead, which is usually a company.
   */
  lead_name?: string
  /**
   * Your own ID of the company. Close finds the lead by it if the setting **Lead Custom Field ID for Company ID** is filled in.
   */
  lead_external_id?: string
  /**
   * A description of the lead.
   */
  lead_description?: string
  /**
   * The ID of the status to give the lead, which begins with `stat_`.
   */
  lead_status_id?: string
  /**
   * Custom fields of the lead, by their IDs, which begin with `cf_`.
   */
  lead_custom_fields?: {
    [k: string]: unknown
  }
  /**
   * The full name of the contact.
   */
  contact_name?: string
  /**
   * The email address of the contact, by which Close finds it.
   */
  contact_email?: string
  /**
   * The phone number of the contact.
   */
  contact_phone?: string
  /**
   * A web page of the contact.
   */
  contact_url?: string
  /**
   * The job title of the contact.
   */
  contact_title?: string
  /**
   * Your own ID of the user. Close finds the contact by it if the setting **Contact Custom Field ID for User ID** is filled in.
   */
  contact_external_id?: string
  /**
   * Custom fields of the contact, by their IDs.
   */
  contact_custom_fields?: {
    [k: string]: unknown
  }
  /**
   * Whether Close creates a lead that it does not find.
   */
  allow_creating_new_leads?: boolean
  /**
   * Whether Close updates a lead that it finds.
   */
  allow_updating_existing_leads?: boolean
  /**
   * Whether Close creates a contact that it does not find.
   */
  allow_creating_new_contacts?: boolean
  /**
   * Whether Close updates a contact that it finds.
   */
  allow_updating_existing_contacts?: boolean
  /**
   * Whether Close creates a contact under the lead of the event even if there is one with the same email address or ID under another lead.
   */
  allow_creating_duplicate_contacts?: boolean
}
