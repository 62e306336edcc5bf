import type { ActionDefinition } from '@segment/actions-core'
import { createOrUpdateContactAndLead } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Create or Update Contact and Lead',
  description: 'Creates or updates a contact, and the lead that it belongs to.',
  defaultSubscription: 'type = "identify"',
  fields: {
    lead_name: {
      label: 'Lead Name',
      description: 'The name of the lead, which is usually a company.',
      type: 'string',
      default: { '@path': '$.traits.company.name' }
    },
    lead_external_id: {
      label: 'Lead External ID',
      description:
        'Your own ID of the company. Close finds the lead by it if the setting **Lead Custom Field ID for Company ID** is filled in.',
      type: 'string',
      default: { '@path': '$.traits.company.id' }
    },
    lead_description: {
      label: 'Lead Description',
      description: 'A description of the lead.',
      type: 'string'
    },
    lead_status_id: {
      label: 'Lead Status ID',
      description: 'The ID of the status to give the lead, which begins with `stat_`.',
      type: 'string'
    },
    lead_custom_fields: {
      label: 'Lead Custom Fields',
      description: 'Custom fields of the lead, by their IDs, which begin with `cf_`.',
      type: 'object'
    },
    contact_name: {
      label: 'Contact Name',
      description: 'The full name of the contact.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    contact_email: {
      label: 'Contact Email',
      description: 'The email address of the contact, by which Close finds it.',
      type: 'string',
      default: { '@path': '$.traits.email' }
    },
    contact_phone: {
      label: 'Contact Phone',
      description: 'The phone number of the contact.',
      type: 'string',
      default: { '@path': '$.traits.phone' }
    },
    contact_url: {
      label: 'Contact URL',
      description: 'A web page of the contact.',
      type: 'string',
      default: { '@path': '$.traits.website' }
    },
    contact_title: {
      label: 'Contact Title',
      description: 'The job title of the contact.',
      type: 'string',
      default: { '@path': '$.traits.title' }
    },
    contact_external_id: {
      label: 'Contact External ID',
      description:
        'Your own ID of the user. Close finds the contact by it if the setting **Contact Custom Field ID for User ID** is filled in.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    contact_custom_fields: {
      label: 'Contact Custom Fields',
      description: 'Custom fields of the contact, by their IDs.',
      type: 'object'
    },
    allow_creating_new_leads: {
      label: 'Allow Creating New Leads',
      description: 'Whether Close creates a lead that it does not find.',
      type: 'boolean',
      default: true
    },
    allow_updating_existing_leads: {
      label: 'Allow Updating Existing Leads',
      description: 'Whether Close updates a lead that it finds.',
      type: 'boolean',
      default: true
    },
    allow_creating_new_contacts: {
      label: 'Allow Creating New Contacts',
      description: 'Whether Close creates a contact that it does not find.',
      type: 'boolean',
      default: true
    },
    allow_updating_existing_contacts: {
      label: 'Allow Updating Existing Contacts',
      description: 'Whether Close updates a contact that it finds.',
      type: 'boolean',
      default: true
    },
    allow_creating_duplicate_contacts: {
      label: 'Allow Creating Duplicate Contacts',
      description:
        'Whether Close creates a contact under the lead of the event even if there is one with the same email address or ID under another lead.',
      type: 'boolean',
      default: true
    }
  },
  perform: (request, { payload, settings }) => {
    const {
      allow_creating_new_leads,
      allow_updating_existing_leads,
      allow_creating_new_contacts,
      allow_updating_existing_contacts,
      allow_creating_duplicate_contacts,
      ...contactAndLead
    } = payload
    return createOrUpdateContactAndLead(request, contactAndLead, {
      contact_custom_field_id_for_user_id: settings.contact_custom_field_id_for_user_id,
      lead_custom_field_id_for_company_id: settings.lead_custom_field_id_for_company_id,
      allow_creating_new_leads,
      allow_updating_existing_leads,
      allow_creating_new_contacts,
      allow_updating_existing_contacts,
      allow_creating_duplicate_contacts
    })
  }
}

export default action
