import type { ActionDefinition } from '@segment/actions-core'
import { traits } from '../../../lib/event-fields'
import { sendCall } from '../api'
import { identifiersIn, messageId, timestamp, type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Adds or updates the profile of a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    type,
    identifiers: identifiersIn('$.traits'),
    traits,
    timestamp,
    messageId
  },
  perform: (request, { payload: { identifiers, ...call }, settings }) =>
    sendCall(request, settings, { ...call, ...identifiers })
}

export default action
