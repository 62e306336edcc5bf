import type { ActionDefinition } from '@segment/actions-core'
import { properties } from '../../../lib/event-fields'
import { sendVisitorEvent } from '../api'
import { ip, name, page, timestamp, userAgent, vwoUuid } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a visitor does, which can be a metric of your campaigns.',
  defaultSubscription: 'type = "track"',
  fields: {
    name,
    properties,
    vwoUuid,
    page,
    ip,
    userAgent,
    timestamp
  },
  perform: (request, { payload, settings }) => {
    const { vwo_uuid: _, ...properties } = payload.properties ?? {}
    return sendVisitorEvent(request, settings, payload, {
      name: `segment.${payload.name}`,
      properties,
      isCustomEvent: true,
      ogName: payload.name
    })
  }
}

export default action
