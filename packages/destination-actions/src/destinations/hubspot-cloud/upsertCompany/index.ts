import { firstOf, IntegrationError, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { address, city, lifecyclestage, phone, properties, state, zip } from '../fields'
import type { Settings } from '../generated-types'
import { filledProperties } from '../property-values'
import { associateContact, GROUP_ID, upsertCompany } from './company'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Company',
  description: 'Updates the company of a group, or creates it, and associates the contact with it.',
  defaultSubscription: 'type = "group"',
  fields: {
    groupid: {
      label: 'Group ID',
      description: `Your own ID of the company. It is kept in the property \`${GROUP_ID}\`, which is created in HubSpot if it does not exist.`,
      type: 'string',
      required: true,
      default: firstOf('$.groupId', '$.context.groupId')
    },
    createNewCompany: {
      label: 'Create Company',
      description: 'Whether a company that is not found is created. Otherwise the event is ignored.',
      type: 'boolean',
      required: true,
      default: true
    },
    associateContact: {
      label: 'Associate Contact',
      description:
        'Whether the person of the event becomes a contact of the company. This needs a mapping of Upsert Contact for the same person, which runs first.',
      type: 'boolean',
      required: true,
      default: true
    },
    companysearchfields: {
      label: 'Company Search Fields',
      description:
        'Properties to search by if no company has the group ID yet, such as `domain`, with their values. A company that has any of them is updated. If there are several such companies, the event fails.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only'
    },
    name: {
      label: 'Company Name',
      description: 'The name of the company.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    description: {
      label: 'Company Description',
      description: 'A short text on what the company does.',
      type: 'string',
      default: { '@path': '$.traits.description' }
    },
    address,
    city,
    state,
    zip,
    domain: {
      label: 'Company Domain Name',
      description: 'The domain of the company, such as `example.com`.',
      type: 'string',
      default: { '@path': '$.traits.website' }
    },
    phone,
    numberofemployees: {
      label: 'Number of Employees',
      description: 'How many people work for the company.',
      type: 'integer',
      default: { '@path': '$.traits.employees' }
    },
    industry: {
      label: 'Industry',
      description: 'The internal name of the industry in HubSpot, such as `COMPUTER_SOFTWARE`.',
      type: 'string',
      default: { '@path': '$.traits.industry' }
    },
    lifecyclestage,
    properties
  },
  perform: async (request, { payload, transactionContext }) => {
    const { groupid, createNewCompany, associateContact: associate, companysearchfields, ...rest } = payload
    const { properties: others, ...standard } = rest
    if (others && GROUP_ID in others) {
      throw new PayloadValidationError(
        `The property ${GROUP_ID} holds the group ID and cannot have another value. Remove it from the other properties.`
      )
    }
    const contactId = transactionContext?.transaction.contact_id
    if (associate && !contactId) {
      throw new IntegrationError(
        'The contact of this event is not known. Add a mapping of Upsert Contact for the same person, or turn off Associate Contact.',
        'Missing Identity Call',
        400
      )
    }
    const response = await upsertCompany(request, {
      groupId: groupid,
      properties: filledProperties({
        ...standard,
        lifecyclestage: standard.lifecyclestage?.toLowerCase(),
        ...others,
        [GROUP_ID]: groupid
      }),
      searchFields: companysearchfields,
      mayCreate: createNewCompany
    })
    if (associate && contactId && response?.data?.id) {
      await associateContact(request, response.data.id, contactId)
    }
    return response
  }
}

export default action
