import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { email, mobile, playerUniqueId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a player does, which can earn points or rewards.',
  defaultSubscription: 'type = "track"',
  fields: {
    name: {
      label: 'Event Name',
      description: 'The name of the event, as in Gameball.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    metadata: {
      label: 'Metadata',
      description: 'Data of the event. Without any, Gameball records no event.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    playerUniqueId,
    mobile,
    email
  },
  perform: (request, { payload: { name, metadata, ...player } }) =>
    request(`${API}/event`, { method: 'post', json: { events: { [name]: metadataOf(metadata) }, ...player } })
}

/** The mobile number says who the player is. It is no data of the event. */
function metadataOf(metadata: Payload['metadata']) {
  if (!metadata) return undefined
  const { mobile: _, ...data } = metadata
  return data
}

export default action
