import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendCall } from '../api'
import { callFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { group_id, traits } = messageFields

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Identify',
  description: 'Sends an identify call: it says who a user is and what is known of the user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    ...callFields,
    group_id,
    traits,
    address: {
      label: 'Address',
      description: 'The postal address of the user. It is sent as the trait `address`.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      properties: {
        street: { label: 'Street', type: 'string' },
        city: { label: 'City', type: 'string' },
        state: { label: 'State', type: 'string' },
        country: { label: 'Country', type: 'string' },
        postalCode: { label: 'Postal Code', type: 'string' }
      }
    }
  },

  // https://segment.com/docs/connections/spec/identify/
  perform: (request, { payload, settings }) =>
    sendCall(request, settings, payload, {
      type: 'identify',
      context: { groupId: payload.group_id },
      traits: { ...payload.traits, ...(payload.address && { address: payload.address }) }
    })
}

export default action
