import type { ActionDefinition } from '@segment/actions-core'
import { commonPart } from '../../../lib/segment-message'
import { messageFields } from '../../../lib/segment-message-fields'
import { sendMessages } from '../../../lib/segment-tracking-api'
import { callFields } from '../call-fields'
import type { Settings } from '../generated-types'
import { contextOf } from '../message-context'
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
    sendMessages(request, settings.source_write_key, [
      {
        ...commonPart(payload),
        type: 'identify',
        context: { ...contextOf(payload), groupId: payload.group_id },
        traits: payload.address ? { ...payload.traits, address: payload.address } : payload.traits
      }
    ])
}

export default action
