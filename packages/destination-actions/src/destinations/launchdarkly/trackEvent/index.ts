import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { eventProperties } from '../../../lib/event-fields'
import { creationDate, sendEvent } from '../api'
import { timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event, which can be the metric of an experiment.',
  defaultSubscription: 'type = "track"',
  fields: {
    context_kind: {
      label: 'Context Kind',
      description: 'The kind of context that the user key belongs to, as your experiment randomizes by it.',
      type: 'string',
      default: 'user'
    },
    user_key: {
      label: 'User Key',
      description: 'The key of the user, or of another context, in LaunchDarkly.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    additional_context_keys: {
      label: 'Additional Context Keys',
      description: 'The keys of further contexts of the event, each under its kind.',
      type: 'object',
      default: { unauthenticatedUser: { '@path': '$.anonymousId' } }
    },
    event_name: {
      label: 'Event Name',
      description: 'The event key of the metric in LaunchDarkly.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    metric_value: {
      label: 'Metric Value',
      description: 'The value for a numeric metric.',
      type: 'number',
      default: firstOf('$.properties.revenue', '$.properties.value')
    },
    event_properties: eventProperties,
    timestamp
  },
  perform: (request, { payload, settings }) => {
    const { context_kind, user_key, additional_context_keys = {}, event_name } = payload
    return sendEvent(request, settings, {
      kind: 'custom',
      key: event_name,
      contextKeys: { ...asTexts(additional_context_keys), [context_kind || 'user']: user_key },
      creationDate: creationDate(payload.timestamp),
      metricValue: payload.metric_value,
      data: payload.event_properties ?? {}
    })
  }
}

/** The keys of contexts are text, whatever the event has. */
function asTexts(keys: Record<string, unknown>): Record<string, string> {
  const given = Object.entries(keys).filter(([, key]) => key !== undefined && key !== null && key !== '')
  return Object.fromEntries(given.map(([kind, key]) => [kind, String(key)]))
}

export default action
