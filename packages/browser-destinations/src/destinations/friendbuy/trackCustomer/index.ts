import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Friendbuy } from '../api'
import { anonymousId, customerFields, customerId, email } from '../fields'
import type { Settings } from '../generated-types'
import { attributesOf, compact, toCustomer, toText } from '../properties'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Friendbuy, Payload> = {
  title: 'Track Customer',
  description: 'Tell who a customer is.',
  platform: 'web',
  defaultSubscription: 'type = "identify"',
  fields: {
    customerId: { ...customerId, default: { '@path': '$.userId' } },
    anonymousId,
    email: { ...email, required: true, default: { '@path': '$.traits.email' } },
    ...customerFields('$.traits'),
    language: {
      label: 'Language',
      description: 'The language of the customer.',
      type: 'string',
      default: { '@path': '$.traits.language' }
    },
    addressCountry: {
      label: 'Country',
      description: 'The country that the customer lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.country' }
    },
    addressState: {
      label: 'State',
      description: 'The state or region that the customer lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.state' }
    },
    addressCity: {
      label: 'City',
      description: 'The city that the customer lives in.',
      type: 'string',
      default: { '@path': '$.traits.address.city' }
    },
    addressPostalCode: {
      label: 'Postal Code',
      description: "The postal code of the customer's address.",
      type: 'string',
      default: { '@path': '$.traits.address.postalCode' }
    },
    customerSince: {
      label: 'Customer Since',
      description: 'When the customer became one.',
      type: 'string',
      format: 'date-time',
      default: { '@path': '$.traits.customerSince' }
    }
  },
  // https://developers.friendbuy.com
  perform: (track, { payload }) => {
    const { addressCountry, addressState, addressCity, addressPostalCode, friendbuyAttributes, ...customer } = payload
    const known = toCustomer({
      ...customer,
      country: addressCountry,
      state: addressState,
      city: addressCity,
      zipCode: toText(addressPostalCode)
    })
    return track('customer', compact({ ...attributesOf(friendbuyAttributes), ...known }), true)
  }
}

export default action
