import { firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { createHash } from 'node:crypto'
import { pointInTime } from '../../../lib/times'
import { userAgent, value } from '../fields'
import { normalEmail, normalPhone } from '../user-identifiers'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upload Enhanced Conversion (Legacy)',
  description:
    'Adds data of the person to a conversion of the Google tag, by the older API for enhanced conversions. New mappings use the conversion adjustment.',
  hidden: true,
  fields: {
    conversion_label: {
      label: 'Conversion Label',
      description: 'The label of the conversion action, from the snippet of the Google tag.',
      type: 'string',
      required: true,
      default: ''
    },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent.',
      type: 'string',
      format: 'email',
      required: true,
      default: firstOf('$.properties.email', '$.traits.email')
    },
    transaction_id: {
      label: 'Transaction ID',
      description: 'The order ID that the Google tag sent with the conversion.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.orderId' }
    },
    user_agent: userAgent,
    conversion_time: {
      label: 'Conversion Time',
      description: 'When the conversion happened.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    value,
    currency_code: {
      label: 'Currency Code',
      description: 'The currency of the value, as its three letters of ISO 4217.',
      type: 'string',
      default: { '@path': '$.properties.currency' }
    },
    is_app_incrementality: {
      label: 'App Incrementality',
      description: 'Whether the event is for a study of the effect of app campaigns.',
      type: 'boolean',
      default: false
    },
    pcc_game: {
      label: 'PCC Game',
      description: 'Whether the event comes from a game of the PCC program of Google.',
      type: 'boolean',
      default: false
    },
    phone_number: {
      label: 'Phone Number',
      description: 'The phone number of the person with the code of the country. It is hashed before it is sent.',
      type: 'string',
      default: firstOf('$.properties.phone', '$.traits.phone')
    },
    first_name: {
      label: 'First Name',
      description: 'The first name of the person. It is hashed before it is sent.',
      type: 'string',
      default: firstOf('$.properties.firstName', '$.traits.firstName')
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the person. It is hashed before it is sent.',
      type: 'string',
      default: firstOf('$.properties.lastName', '$.traits.lastName')
    },
    street_address: {
      label: 'Street Address',
      description: 'The street of the address. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.properties.address.street', '$.traits.address.street')
    },
    city: {
      label: 'City',
      description: 'The city of the address.',
      type: 'string',
      default: firstOf('$.properties.address.city', '$.traits.address.city')
    },
    region: {
      label: 'Region',
      description: 'The state or province of the address.',
      type: 'string',
      default: firstOf('$.properties.address.state', '$.traits.address.state')
    },
    post_code: {
      label: 'Postal Code',
      description: 'The postal code of the address.',
      type: 'string',
      default: firstOf('$.properties.address.postalCode', '$.traits.address.postalCode')
    },
    country: {
      label: 'Country',
      description: 'The country of the address, as its two letters of ISO 3166.',
      type: 'string',
      default: firstOf('$.properties.address.country', '$.traits.address.country')
    }
  },
  perform: (request, { payload, settings: { conversionTrackingId } }) => {
    if (!conversionTrackingId) {
      throw new PayloadValidationError(
        'Enhanced conversions need a conversion tracking ID. Fill in "Conversion Tracking ID" in the settings.'
      )
    }
    // Google no longer documents this API; the recorded requests are the source.
    const url = `https://www.google.com/ads/event/api/v1?${new URLSearchParams({ conversion_tracking_id: conversionTrackingId })}`
    return request(url, { method: 'post', json: toConversion(payload) })
  }
}

function toConversion(payload: Payload) {
  return {
    pii_data: {
      hashed_email: hashed(normalEmail(payload.email)),
      hashed_phone_number: payload.phone_number ? [hashed(normalPhone(payload.phone_number))] : undefined,
      address: [
        {
          hashed_first_name: hashed(lettersOf(payload.first_name)),
          hashed_last_name: hashed(lettersOf(payload.last_name)),
          hashed_street_address: hashed(payload.street_address?.trim().toLowerCase()),
          city: lettersOf(payload.city),
          region: lettersOf(payload.region),
          postcode: payload.post_code || undefined,
          country: payload.country
        }
      ]
    },
    oid: payload.transaction_id,
    user_agent: payload.user_agent,
    conversion_time: pointInTime(payload.conversion_time).valueOf() * 1000,
    label: payload.conversion_label,
    value: payload.value,
    currency_code: payload.currency_code,
    is_app_incrementality: payload.is_app_incrementality ? 1 : undefined,
    pcc_game: payload.pcc_game ? 1 : undefined
  }
}

/** The form of names and places that this API compares: their letters from a to z, in lower case. */
function lettersOf(text: string | undefined): string | undefined {
  return text?.toLowerCase().replace(/[^a-z]/g, '') || undefined
}

/** This API takes hashes in the URL-safe form of Base64, with padding. */
function hashed(text: string | undefined): string | undefined {
  if (!text) return undefined
  const hash = createHash('sha256').update(text).digest('base64')
  return hash.replaceAll('+', '-').replaceAll('/', '_')
}

export default action
