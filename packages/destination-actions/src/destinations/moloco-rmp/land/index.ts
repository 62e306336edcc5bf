import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, items, pageFields, referrerPageId } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Land',
  description: 'Records that a user came from another site or app.',
  defaultSubscription: 'type = "page" and properties.name = "Land"',
  fields: { ...eventFields, items, ...pageFields, referrer_page_id: { ...referrerPageId, required: true } },
  perform: (request, { payload, settings }) => sendUserEvent(request, settings, toUserEvent('LAND', payload, settings))
}

export default action
