import { PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { captureEvent } from '../api'
import { companyKeys, timestamp, userKeys } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records an event of a user or a company, which Schematic can meter.',
  defaultSubscription: 'type = "track"',
  fields: {
    event_name: {
      label: 'Event Name',
      description:
        'The name of the event. Schematic accepts only letters, digits, dashes and underscores, so "Order Completed" is sent as "order_completed".',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    company_keys: companyKeys,
    timestamp,
    user_keys: userKeys,
    traits: {
      label: 'Traits',
      description: 'The properties of the event.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        raw_event_name: {
          label: 'Raw Event Name',
          description: 'The name of the event as it came in.',
          type: 'string'
        }
      },
      default: { raw_event_name: { '@path': '$.event' } }
    }
  },
  perform: (request, { payload: { event_name, company_keys, timestamp, user_keys, traits }, settings }) =>
    captureEvent(request, settings, 'track', timestamp, {
      event: acceptedName(event_name),
      company: company_keys,
      user: user_keys,
      traits
    })
}

/**
 * The name of an event in snake case, unless Schematic accepts it as it is.
 *
 * Source: https://docs.schematichq.com/integrations/segment
 */
function acceptedName(name: string): string {
  if (/^[\w-]+$/.test(name)) return name
  const words = name.toLowerCase().match(/[a-z0-9-]+/g)
  if (words) return words.join('_')
  throw new PayloadValidationError(
    `Schematic accepts only letters from a to z, digits, dashes and underscores in the name of an event, but "${name}" has none. Map another name.`
  )
}

export default action
