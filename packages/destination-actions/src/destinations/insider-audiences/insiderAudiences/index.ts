import { firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { deleteAttributes, upsertUser } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Insider Audiences',
  description:
    'Writes audiences and computed traits into the attributes of a user, or records that a user entered one.',
  defaultSubscription: 'type = "track" or type = "identify"',
  fields: {
    custom_audience_name: {
      label: 'Audience or Trait Name',
      description: 'The key of the audience or computed trait, as Insider gets to know it.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    segment_computation_action: {
      label: 'Kind of Computation',
      description: 'Whether Engage computed an `audience` or a `trait`.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.personas.computation_class' }
    },
    append_arrays: {
      label: 'Append to Lists',
      description: 'Adds to the lists that a user has already. Otherwise new values replace them.',
      type: 'boolean',
      default: false
    },
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      format: 'email',
      default: firstOf('$.context.traits.email', '$.traits.email')
    },
    phone: {
      label: 'Phone Number',
      description: 'The phone number of the user in the form of E.164, such as `+6598765432`.',
      type: 'string',
      format: 'text',
      default: firstOf('$.context.traits.phone', '$.traits.phone')
    },
    traits_or_props: {
      label: 'Traits or Properties',
      description: 'The traits or properties that hold the membership of the audience or the value of the trait.',
      type: 'object',
      required: true,
      default: firstOf('$.properties', '$.traits')
    },
    user_id: {
      label: 'User ID',
      description: 'The ID of the user, which Insider keeps as their UUID.',
      type: 'string',
      default: { '@path': '$.userId' }
    },
    anonymous_id: {
      label: 'Anonymous ID',
      description: 'The anonymous ID of the user, which Insider keeps as a custom identifier.',
      type: 'string',
      default: { '@path': '$.anonymousId' }
    },
    event_type: {
      label: 'Event Type',
      description: 'The type of the event: `identify` changes attributes and `track` records an event.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    },
    event_name: {
      label: 'Event Name',
      description: 'The name of the event to record.',
      type: 'string',
      default: firstOf('$.event', '$.name')
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the event happened.',
      type: 'string',
      required: true,
      default: { '@path': '$.timestamp' }
    }
  },

  perform: (request, { payload }) => {
    const { custom_audience_name: name, append_arrays: append } = payload
    const identifiers = identifiersOf(payload)
    if (payload.event_type === 'track') {
      const event = {
        event_name: payload.event_name?.toLowerCase().replaceAll(' ', '_'),
        timestamp: payload.timestamp,
        event_params: { custom: { segment_engage_name: name } }
      }
      return upsertUser(request, { identifiers, events: [event] }, append)
    }
    if (payload.event_type !== 'identify') {
      throw new PayloadValidationError(
        `Insider takes audiences of identify and track events, but the event has the type '${payload.event_type}'. Change the trigger of the mapping.`
      )
    }
    const value = payload.traits_or_props[name]
    if (payload.segment_computation_action === 'trait') {
      return upsertUser(request, { identifiers, attributes: { custom: { [`segment_io_${name}`]: value } } }, append)
    }
    const audience = { segment_audience_name: [name] }
    return value === false
      ? deleteAttributes(request, { identifiers, custom: { partial: audience } }, append)
      : upsertUser(request, { identifiers, attributes: { custom: audience } }, append)
  }
}

function identifiersOf({ email, phone, user_id, anonymous_id }: Payload) {
  return {
    email,
    phone_number: phone,
    uuid: user_id,
    custom: anonymous_id ? { segment_anonymous_id: anonymous_id } : undefined
  }
}

export default action
