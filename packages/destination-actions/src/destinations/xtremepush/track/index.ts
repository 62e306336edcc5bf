import type { ActionDefinition } from '@segment/actions-core'
import { event, properties } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { identifiersIn, messageId, timestamp, type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track',
  description: 'Records what a user does, which can start a campaign.',
  defaultSubscription: 'type = "track"',
  fields: {
    type,
    identifiers: identifiersIn('$.context.traits'),
    event,
    properties,
    timestamp,
    messageId
  },
  perform: (request, { payload: { identifiers, ...call }, settings }) =>
    sendCall(request, settings, { ...call, ...identifiers })
}

export default action
