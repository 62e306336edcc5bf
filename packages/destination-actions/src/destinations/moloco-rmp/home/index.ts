import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, items, pageFields } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Home',
  description: 'Records that a user saw the home page.',
  defaultSubscription: 'type = "page" and properties.name = "Home"',
  fields: { ...eventFields, items, ...pageFields },
  perform: (request, { payload, settings }) => sendUserEvent(request, settings, toUserEvent('HOME', payload, settings))
}

export default action
