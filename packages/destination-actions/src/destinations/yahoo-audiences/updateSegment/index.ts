import { batched, batchSize, enableBatching, firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { computationKind, membershipIn } from '../../../lib/audience-membership'
import { hashed } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { sendRows } from '../api'
import type { Consent, Identifiers } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** How long a person stays in a segment unless they leave it, in seconds: 90 days. */
const MEMBERSHIP_LIFETIME = 7_776_000

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync To Yahoo Ads Segment',
  description: 'Adds a person to a segment or removes them from it.',
  defaultSubscription: 'type = "identify" or type = "track"',
  fields: {
    segment_audience_id: {
      label: 'Audience ID',
      description: 'The ID of the audience, which is that of the segment.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_id' }
    },
    segment_audience_key: {
      label: 'Audience Key',
      description: 'The key of the audience, under which the attributes hold the membership.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    event_attributes: {
      label: 'Event Attributes',
      description: 'The properties or traits that say whether the person is in the audience.',
      type: 'object',
      required: true,
      readOnly: true,
      default: firstOf('$.properties', '$.traits')
    },
    segment_computation_action: computationKind,
    phone: {
      label: 'Phone Number',
      description: 'The phone number of the person, with the code of its country. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.traits.phone', '$.properties.phone')
    },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.traits.email', '$.context.traits.email')
    },
    advertising_id: {
      label: 'Advertising ID',
      description: 'The advertising ID of a mobile device of the person.',
      type: 'string',
      default: { '@path': '$.context.device.advertisingId' }
    },
    device_type: {
      label: 'Device Type',
      description: 'Whose advertising ID it is: `ios` or `android`. Without it, Android is assumed.',
      type: 'string',
      default: { '@path': '$.context.device.type' }
    },
    gdpr_settings: {
      label: 'GDPR Settings',
      description: 'Whether the GDPR applies, and what people consent to. The same for all events of a mapping.',
      type: 'object',
      properties: {
        gdpr_flag: {
          label: 'GDPR Applies',
          description: 'Whether the people are in the European Union.',
          type: 'boolean',
          required: true,
          default: false
        },
        gdpr_euconsent: {
          label: 'Consent String',
          description: 'The consent of the people in the form of the IAB, where the GDPR applies.',
          type: 'string'
        }
      }
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_size: batchSize({ default: 1000, unsafe_hidden: true })
  },

  ...batched({
    toItem: (payload: Payload): Membership => {
      const identifiers = identifiersOf(payload)
      if (identifiers.every((identifier) => identifier === '')) {
        throw new PayloadValidationError(
          'The event has no email, phone number or advertising ID. Map at least one of these fields.'
        )
      }
      return { identifiers, segment: segmentOf(payload), consent: payload.gdpr_settings ?? { gdpr_flag: false } }
    },
    send: (request, memberships, { auth }: SendContext<Settings>) => {
      const [{ consent }] = memberships as [Membership]
      return sendRows(request, auth?.accessToken, rowsOf(memberships), consent)
    },
    limits: { count: 1000 }
  })
}

/** A person and one segment that they enter or leave. */
interface Membership {
  identifiers: Identifiers
  segment: string
  consent: Consent
}

function identifiersOf({ email, phone, advertising_id = '', device_type }: Payload): Identifiers {
  const platform = device_type?.toLowerCase() || 'android'
  return [
    hashed(email, normal.email) ?? '',
    platform === 'ios' ? advertising_id : '',
    platform === 'android' ? advertising_id : '',
    hashed(phone, (text) => `+${normal.phoneDigits(text)}`) ?? ''
  ]
}

/**
 * A segment and when the person leaves it. `exp=undefined` goes out where the event does not say whether the person is in
 * the audience: recorded requests have it, and Yahoo ignores an expiry that is no number.
 */
function segmentOf({ segment_audience_id, segment_audience_key, event_attributes }: Payload): string {
  const now = Math.floor(Date.now() / 1000)
  const isMember = membershipIn(event_attributes, segment_audience_key)
  const expiry = isMember === undefined ? undefined : isMember ? now + MEMBERSHIP_LIFETIME : 0
  return `exp=${expiry}&seg_id=${segment_audience_id}&ts=${now}`
}

/** One row for each person, with all their segments. */
function rowsOf(memberships: Membership[]): [...Identifiers, segments: string][] {
  const segmentsOf = new Map<string, string[]>()
  for (const { identifiers, segment } of memberships) {
    const person = JSON.stringify(identifiers)
    segmentsOf.set(person, [...(segmentsOf.get(person) ?? []), segment])
  }
  return [...segmentsOf].map(([person, segments]) => [...(JSON.parse(person) as Identifiers), segments.join(';')])
}

export default action
