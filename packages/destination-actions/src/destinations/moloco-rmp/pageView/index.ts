import type { ActionDefinition } from '@segment/actions-core'
import { sendUserEvent } from '../api'
import { eventFields, items, pageFields, referrerPageId } from '../fields'
import { toUserEvent } from '../user-event'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page View',
  description: 'Records that a user saw any other page.',
  defaultSubscription: 'type = "page" and properties.name != "Home" and properties.name != "Land"',
  fields: { ...eventFields, items, ...pageFields, referrer_page_id: referrerPageId },
  perform: (request, { payload, settings }) =>
    sendUserEvent(request, settings, toUserEvent('PAGE_VIEW', payload, settings))
}

export default action
