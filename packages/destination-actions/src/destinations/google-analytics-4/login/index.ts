import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, method, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Login',
  description: 'Records that someone signed in.',
  defaultSubscription: 'type = "track" and event = "Signed In"',
  fields: {
    ...streamFields,
    method,
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'login', payload)
}

export default action
