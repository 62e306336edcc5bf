import { firstOf } from '@segment/actions-core'
import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import { flatten, type Hubspot } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Hubspot, Payload> = {
  title: 'Upsert Contact',
  description: 'Create a contact in HubSpot, or update the one with the same email address.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    email: {
      label: 'Email',
      description: "The contact's email address. Contacts without one are not sent.",
      type: 'string',
      required: true,
      default: { '@path': '$.traits.email' }
    },
    id: {
      label: 'External ID',
      description: 'The ID that you know the contact by.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    custom_properties: {
      label: 'Custom Properties',
      description:
        'Further data about the contact. The keys must be those of properties in HubSpot; nested values are flattened, and `company` and `address` left out.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    company: {
      label: 'Company Name',
      description: 'The name of the company that the contact works for.',
      type: 'string',
      default: { '@path': '$.traits.company.name' }
    },
    country: {
      label: 'Country',
      description: 'The country that the contact lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    state: {
      label: 'State',
      description: 'The state or region that the contact lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.state' }
    },
    city: {
      label: 'City',
      description: 'The city that the contact lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.city' }
    },
    address: {
      label: 'Street Address',
      description: "The street and number of the contact's address.",
      type: 'string',
      default: { '@path': '$.traits.address.street' }
    },
    zip: {
      label: 'Postal Code',
      description: "The postal code of the contact's address.",
      type: 'string',
      default: firstOf('$.traits.address.postalCode', '$.traits.address.postal_code')
    }
  },
  // https://developers.hubspot.com/docs/api/events/tracking-code#identify-a-visitor
  perform: (hubspot, { payload: { custom_properties, ...contact }, settings }) => {
    if (!contact.email) return
    // These two are fields of their own. As traits, they are usually objects.
    const { company: _company, address: _address, ...custom } = custom_properties ?? {}
    const properties = Object.entries({ ...flatten(custom), ...contact })
    const trimmed = properties.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
    hubspot.push(['identify', Object.fromEntries(trimmed)])
    // HubSpot sends what it has learned of a contact with the next page view.
    if (settings.flushIdentifyImmediately) hubspot.push(['trackPageView'])
  }
}

export default action
