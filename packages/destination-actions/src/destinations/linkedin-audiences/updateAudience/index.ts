import { batched, enableBatching, firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { hashed } from '../../../lib/hash'
import { normal } from '../../../lib/personal-data'
import { changeSegment, segmentIdOf, toUserError } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync To LinkedIn DMP Segment',
  description: 'Adds a person to a DMP segment or removes them from it. A segment that is not there yet is created.',
  defaultSubscription: 'event = "Audience Entered" or event = "Audience Exited"',
  fields: {
    dmp_segment_name: {
      label: 'Segment Name',
      description: 'The name that a new segment gets in LinkedIn.',
      type: 'string',
      default: firstOf('$.properties.audience_key', '$.context.personas.computation_key')
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    email: {
      label: 'Email',
      description: 'The email address of the person. It is hashed before it is sent.',
      type: 'string',
      category: 'hashedPII',
      default: firstOf('$.context.traits.email', '$.traits.email')
    },
    first_name: {
      label: 'First Name',
      description: 'The first name of the person.',
      type: 'string',
      default: { '@path': '$.traits.firstName' }
    },
    last_name: {
      label: 'Last Name',
      description: 'The last name of the person.',
      type: 'string',
      default: { '@path': '$.traits.lastName' }
    },
    title: {
      label: 'Job Title',
      description: 'The job title of the person.',
      type: 'string',
      default: { '@path': '$.traits.title' }
    },
    company: {
      label: 'Company',
      description: 'The company that the person works for.',
      type: 'string',
      default: { '@path': '$.traits.company' }
    },
    country: {
      label: 'Country',
      description: 'The country of the person, as its two letters of ISO 3166.',
      type: 'string',
      default: { '@path': '$.traits.country' }
    },
    google_advertising_id: {
      label: 'Google Advertising ID',
      description: 'The advertising ID of a device of the person.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.context.device.advertisingId' }
    },
    source_segment_id: {
      label: 'Source Segment ID',
      description: 'The key of the audience, by which LinkedIn finds the segment again.',
      type: 'string',
      unsafe_hidden: true,
      default: firstOf('$.properties.audience_key', '$.context.personas.computation_key')
    },
    personas_audience_key: {
      label: 'Audience Key',
      description: 'The key of the audience that this mapping sends. Events of other audiences fail.',
      type: 'string',
      required: true,
      default: firstOf('$.properties.audience_key', '$.context.personas.computation_key')
    },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event. `Audience Exited` removes the person where the action is automatic.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.event' }
    },
    dmp_user_action: {
      label: 'Action',
      description: 'Whether to add or remove people, or to let the event decide.',
      type: 'string',
      choices: [
        { label: 'By the event', value: 'AUTO' },
        { label: 'Add', value: 'ADD' },
        { label: 'Remove', value: 'REMOVE' }
      ],
      default: 'AUTO'
    }
  },

  ...batched({
    toItem: (payload: Payload) => {
      const { source_segment_id: key, personas_audience_key } = payload
      if (key !== personas_audience_key) {
        throw new PayloadValidationError(
          `The event belongs to the audience '${key}', but the mapping sends '${personas_audience_key}'. Map both "Source Segment ID" and "Audience Key" to the same key.`
        )
      }
      return { key, payload }
    },
    send: async (request, items, { settings, stateContext }: SendContext<Settings>) => {
      const [{ key, payload }] = items as [(typeof items)[number]]
      const id = await segmentIdOf(
        request,
        settings,
        { type: 'USER', key, name: payload.dmp_segment_name },
        stateContext
      )
      const elements = items.flatMap((item) => elementOf(item.payload, settings) ?? [])
      // People without any identifier count as sent: LinkedIn could not match them anyway.
      if (elements.length === 0) return undefined
      return changeSegment(request, 'USER', id, elements).catch((error: unknown) => {
        throw toUserError(error)
      })
    },
    groupBy: ({ key }) => key,
    limits: { count: 5000 }
  })
}

/** A person as LinkedIn takes them; `undefined` for one without any identifier. */
function elementOf(payload: Payload, { send_email, send_google_advertising_id }: Settings) {
  const { email, google_advertising_id } = payload
  if (!email && !google_advertising_id) return undefined
  const userIds = []
  if (email && send_email) userIds.push({ idType: 'SHA256_EMAIL', idValue: hashed(email, normal.email) })
  if (google_advertising_id && send_google_advertising_id) {
    userIds.push({ idType: 'GOOGLE_AID', idValue: google_advertising_id })
  }
  return {
    action: actionOf(payload),
    userIds,
    firstName: payload.first_name || undefined,
    lastName: payload.last_name || undefined,
    title: payload.title || undefined,
    company: payload.company || undefined,
    country: payload.country || undefined
  }
}

function actionOf({ dmp_user_action, event_name }: Payload): 'ADD' | 'REMOVE' {
  if (dmp_user_action === 'ADD' || dmp_user_action === 'REMOVE') return dmp_user_action
  return event_name === 'Audience Exited' ? 'REMOVE' : 'ADD'
}

export default action
