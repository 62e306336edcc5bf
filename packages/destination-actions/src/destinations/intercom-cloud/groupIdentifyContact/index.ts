import { APIError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { attachContact, findContact, upsertCompany } from '../api'
import { customAttributes, email, name } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Company',
  description: 'Creates or updates a company and adds the contact to it.',
  defaultSubscription: 'type = "group"',
  fields: {
    remote_created_at: {
      label: 'Remote Created At',
      description: 'When the company was created in your product.',
      type: 'datetime',
      default: { '@path': '$.traits.createdAt' }
    },
    external_id: {
      label: 'External ID',
      description: 'Your own ID of a user, who becomes a member of the company. The contact must exist in Intercom.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    email,
    company_id: {
      label: 'Company ID',
      description: 'Your own ID of the company. It finds the company, and it cannot change later.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    contact_id: {
      label: 'Contact ID',
      description:
        'The ID of the contact at Intercom, for contacts that neither the external ID nor the email address finds.',
      type: 'string'
    },
    name,
    monthly_spend: {
      label: 'Monthly Spend',
      description: 'How much revenue the company brings in a month.',
      type: 'number',
      default: { '@path': '$.traits.monthly_spend' }
    },
    plan: {
      label: 'Plan',
      description: 'The name of the plan that the company pays for.',
      type: 'string',
      default: { '@path': '$.traits.plan' }
    },
    size: {
      label: 'Size',
      description: 'How many people work for the company.',
      type: 'number',
      default: { '@path': '$.traits.employees' }
    },
    website: {
      label: 'Website',
      description: 'The address of the website of the company.',
      type: 'string',
      default: { '@path': '$.traits.website' }
    },
    industry: {
      label: 'Industry',
      description: 'The industry of the company.',
      type: 'string',
      default: { '@path': '$.traits.industry' }
    },
    custom_attributes: customAttributes
  },
  perform: async (request, { payload: { external_id, email, ...company } }) => {
    const contactId = (await findContact(request, { external_id, email })) ?? company.contact_id
    const answer = await upsertCompany(request, company)
    // A search does not find contacts that are new by moments. The company counts then, and a later event adds the contact.
    if (contactId === undefined) return answer
    const companyId = answer.data?.id
    if (!companyId)
      throw new APIError('Intercom did not return the ID of the company, so the contact cannot join it.', 502)
    return attachContact(request, contactId, companyId)
  }
}

export default action
