import type { ActionDefinition } from '@segment/actions-core'
import { API, skipping } from '../api'
import { attributes, customerProfileId, eventType, skipNonExistingAttributes } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track event',
  description: 'Records what a customer does, for which rules in Talon.One can have effects.',
  fields: {
    skipNonExistingAttributes,
    customerProfileId,
    eventType,
    attributes
  },
  perform: (request, { payload: { skipNonExistingAttributes, attributes, ...event } }) =>
    request(`${API}/v2/events`, {
      method: 'put',
      searchParams: skipping(skipNonExistingAttributes),
      json: { ...event, eventAttributes: attributes }
    })
}

export default action
