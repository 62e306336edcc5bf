import { firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { pointInTime } from '../../../lib/times'
import { fetchDataFile, sendVisitor } from '../api'
import type { DataFile, Visitor } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event, which can be the metric of an experiment.',
  defaultSubscription: 'type = "track"',
  fields: {
    eventKey: {
      label: 'Event Key',
      description: 'The key of the event in Optimizely. Create the event there first.',
      type: 'string',
      dynamic: true,
      required: true,
      default: { '@path': '$.event' }
    },
    userId: {
      label: 'User ID',
      description: 'The ID of the user, the same that you pass to the SDK of Optimizely.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    attributes: {
      label: 'Attributes',
      description: 'Data about the user. Attributes that Optimizely does not know are left out.',
      type: 'object',
      default: { '@path': '$.context.traits' }
    },
    revenue: {
      label: 'Revenue',
      description: 'The revenue of the event, in cents.',
      type: 'integer',
      default: { '@path': '$.properties.revenue' }
    },
    value: {
      label: 'Value',
      description: 'The value of the event for a numeric metric.',
      type: 'number',
      default: { '@path': '$.properties.value' }
    },
    eventTags: {
      label: 'Event Tags',
      description: 'Further data about the event. The tags `revenue` and `value` are left out; they have fields.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the event happened. A number counts the milliseconds since 1970.',
      type: 'datetime',
      required: true,
      default: { '@path': '$.timestamp' }
    },
    uuid: {
      label: 'UUID',
      description: 'The unique ID of the event, by which Optimizely removes duplicates.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.messageId' }
    }
  },
  dynamicFields: {
    eventKey: (request, { settings }) =>
      choicesOf(async () => {
        const { events = [] } = await fetchDataFile(request, settings)
        return events.map(({ key }) => ({ value: key, label: key }))
      })
  },
  perform: async (request, { payload, settings }) => {
    const dataFile = await fetchDataFile(request, settings)
    return sendVisitor(request, dataFile, {
      visitor_id: payload.userId,
      attributes: knownAttributes(dataFile, payload.attributes),
      snapshots: [{ decisions: [], events: [toEvent(dataFile, payload)] }]
    })
  }
}

function toEvent({ events = [] }: DataFile, { eventKey, timestamp, uuid, revenue, value, eventTags }: Payload) {
  const known = events.find(({ key }) => key === eventKey)
  if (!known) {
    throw new PayloadValidationError(
      `Optimizely has no event with the key "${eventKey}". Create it there, or map the key of another event.`
    )
  }
  const { revenue: _, value: __, ...tags } = eventTags ?? {}
  return { entity_id: known.id, key: eventKey, timestamp: pointInTime(timestamp).valueOf(), uuid, revenue, value, tags }
}

/** The attributes that the account defines, and the one by which Optimizely filters bots. Values are never objects. */
function knownAttributes({ attributes = [], botFiltering }: DataFile, values: Payload['attributes'] = {}) {
  const custom = attributes
    .filter(({ key }) => Object.hasOwn(values, key) && ['string', 'number', 'boolean'].includes(typeof values[key]))
    .map(({ id, key }) => ({ entity_id: id, key, type: 'custom', value: values[key] }))
  const bots = { entity_id: BOT_FILTERING, key: BOT_FILTERING, type: 'custom', value: botFiltering }
  return (botFiltering === undefined ? custom : [...custom, bots]) as Visitor['attributes']
}

const BOT_FILTERING = '$opt_bot_filtering'

export default action
