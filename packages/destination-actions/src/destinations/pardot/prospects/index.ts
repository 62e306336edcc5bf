import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { upsertProspect } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Prospect',
  description: 'Updates the prospect with an email address, or creates it.',
  defaultSubscription: 'type = "identify"',
  fields: {
    email: {
      label: 'Email',
      description:
        'The email address of the prospect. Pardot updates the prospect with this address that was active last, or creates one.',
      type: 'string',
      required: true,
      default: firstOf('$.traits.email', '$.properties.email')
    },
    firstName: {
      label: 'First Name',
      description: 'The first name of the prospect.',
      type: 'string',
      default: firstOf('$.traits.first_name', '$.properties.first_name')
    },
    lastName: {
      label: 'Last Name',
      description: 'The last name of the prospect.',
      type: 'string',
      default: firstOf('$.traits.last_name', '$.properties.last_name')
    },
    salutation: { label: 'Salutation', description: 'How to address the prospect, such as `Mr.`.', type: 'string' },
    phone: {
      label: 'Phone',
      description: 'The phone number of the prospect.',
      type: 'string',
      default: firstOf('$.traits.phone', '$.properties.phone')
    },
    company: {
      label: 'Company',
      description: 'The company that the prospect works for.',
      type: 'string',
      default: firstOf('$.traits.company', '$.properties.company')
    },
    jobTitle: {
      label: 'Job Title',
      description: 'What the prospect does in the company.',
      type: 'string',
      default: firstOf('$.traits.title', '$.properties.title')
    },
    industry: { label: 'Industry', description: 'The industry of the company.', type: 'string' },
    city: {
      label: 'City',
      description: 'The city in the address of the prospect.',
      type: 'string',
      default: firstOf('$.traits.address.city', '$.properties.address.city')
    },
    state: {
      label: 'State',
      description: 'The state or province in the address of the prospect.',
      type: 'string',
      default: firstOf('$.traits.address.state', '$.properties.address.state')
    },
    zip: {
      label: 'Zip',
      description: 'The postal code in the address of the prospect.',
      type: 'string',
      default: firstOf('$.traits.address.postal_code', '$.properties.address.postal_code')
    },
    country: {
      label: 'Country',
      description: 'The country in the address of the prospect.',
      type: 'string',
      default: firstOf('$.traits.address.country', '$.properties.address.country')
    },
    website: {
      label: 'Website',
      description: 'The address of the website of the prospect or its company.',
      type: 'string',
      default: firstOf('$.traits.website', '$.properties.website')
    },
    secondaryDeletedSearch: {
      label: 'Secondary Deleted Search',
      description:
        'Whether Pardot also looks among deleted prospects if no active one has the email address. It then restores the one it finds.',
      type: 'boolean',
      required: true,
      default: true
    },
    customFields: {
      label: 'Custom Fields',
      description:
        'Values for further fields of the prospect. The key is the API name of the field in Pardot, such as `industry_segment__c`; the field must exist.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  perform: (request, { payload: { customFields, secondaryDeletedSearch, ...fields }, settings }) =>
    upsertProspect(request, settings, {
      matchEmail: fields.email,
      prospect: { ...fields, ...customFields },
      secondaryDeletedSearch
    })
}

export default action
