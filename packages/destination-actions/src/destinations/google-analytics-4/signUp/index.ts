import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { eventFields, method, streamFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sign Up',
  description: 'Records that someone signed up.',
  defaultSubscription: 'type = "track" and event = "Signed Up"',
  fields: {
    ...streamFields,
    method: { ...method, default: { '@path': '$.properties.type' } },
    ...eventFields
  },
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'sign_up', payload)
}

export default action
