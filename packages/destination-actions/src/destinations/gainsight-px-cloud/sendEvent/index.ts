import type { ActionDefinition } from '@segment/actions-core'
import { pushEvent } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Event',
  description: 'Sends a whole event. Gainsight PX makes users, accounts and custom events of it, by its type.',
  fields: {
    segmentEvent: {
      label: 'Segment Event',
      description: 'The event to send. By default the whole event.',
      type: 'object',
      default: { '@path': '$.' }
    }
  },
  perform: (request, { payload, settings }) => pushEvent(request, settings, payload.segmentEvent)
}

export default action
