import type { ActionDefinition } from '@segment/actions-core'
import { publish, timeOf } from '../api'
import { agent, application } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Goal',
  description: 'Records that a goal was achieved.',
  defaultSubscription: 'type = "track" and event != "Experiment Viewed"',
  fields: {
    units: {
      label: 'Units',
      description:
        'Who achieved the goal, by each unit type that your experiments use. The unit types must exist in the ABsmartly web console; empty values are left out.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue:only',
      default: { anonymousId: { '@path': '$.anonymousId' }, userId: { '@path': '$.userId' } }
    },
    name: {
      label: 'Name',
      description: 'The name of the goal, as the ABsmartly web console has it.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    properties: {
      label: 'Properties',
      description: 'Further data about the goal. Numbers can be used as metrics.',
      type: 'object',
      required: true,
      default: { '@path': '$.properties' }
    },
    agent,
    application
  },
  perform: (request, { payload, rawData, settings }) => {
    const time = timeOf(rawData)
    return publish(request, settings, payload, {
      publishedAt: time,
      units: unitsOf(payload.units),
      goals: [{ name: payload.name, achievedAt: time, properties: payload.properties }]
    })
  }
}

/** Only texts and numbers can identify someone; whatever else was mapped identifies nobody. */
function unitsOf(units: Payload['units']) {
  return Object.entries(units)
    .filter(([, uid]) => (typeof uid === 'string' && uid !== '') || typeof uid === 'number')
    .map(([type, uid]) => ({ type, uid: String(uid) }))
}

export default action
