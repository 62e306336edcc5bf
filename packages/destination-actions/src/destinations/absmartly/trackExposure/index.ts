import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { publish, timeOf } from '../api'
import { agent, application } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Exposure',
  description: 'Passes on an exposure that an ABsmartly SDK has made, so that it counts at the time of the event.',
  defaultSubscription: 'type = "track" and event = "Experiment Viewed"',
  fields: {
    exposure: {
      label: 'Exposure',
      description: 'What an ABsmartly SDK would publish, as its event logger passes it on.',
      type: 'object',
      required: true,
      defaultObjectUI: 'object:only',
      default: { '@path': '$.properties.exposure' }
    },
    agent,
    application
  },
  perform: (request, { payload, rawData, settings }) => {
    const { exposure, ...sender } = payload
    if (typeof exposure.publishedAt !== 'number' || !isList(exposure.exposures)) {
      throw new PayloadValidationError(
        'The exposure has no list "exposures" or no number "publishedAt". Map what the event logger of an ABsmartly SDK reports.'
      )
    }
    // The clock of a device can be wrong, that of the event is corrected. What matters is how far the times are apart.
    const time = timeOf(rawData)
    const late = exposure.publishedAt - time
    return publish(request, settings, sender, {
      ...exposure,
      publishedAt: time,
      exposures: earlier(exposure.exposures, 'exposedAt', late),
      goals: earlier(exposure.goals, 'achievedAt', late),
      attributes: earlier(exposure.attributes, 'setAt', late)
    })
  }
}

/** Copies a list with the times under `key` moved back; anything else stays as it is. */
function earlier(list: unknown, key: string, milliseconds: number): unknown {
  if (!isList(list)) return list
  return list.map((entry) => {
    const time = entry[key]
    return typeof time === 'number' ? { ...entry, [key]: time - milliseconds } : entry
  })
}

function isList(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'object' && entry !== null)
}

export default action
