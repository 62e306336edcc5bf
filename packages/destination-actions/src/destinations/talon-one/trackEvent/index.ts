import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { attributes, attributesInfo, customerProfileId, eventType } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: '[Deprecated] Track event',
  description: 'Records what a customer does. New mappings are better off with Track event.',
  fields: {
    customerProfileId,
    eventType,
    type: {
      label: 'Type',
      description: 'The type of the event attribute: string, time, number, boolean or location.',
      type: 'string',
      required: true,
      default: 'string'
    },
    attributes,
    attributesInfo
  },
  perform: (request, { payload: { attributes, ...event } }) =>
    request(`${API}/event`, { method: 'put', json: { ...event, eventAttributes: attributes } })
}

export default action
