import type { ActionDefinition } from '@segment/actions-core'
import { sendVisitorEvent } from '../api'
import { ip, page, timestamp, userAgent, vwoUuid } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Sends what is known of a visitor, for targeting.',
  defaultSubscription: 'type = "identify"',
  fields: {
    attributes: {
      label: 'Attributes',
      description: 'Data about the visitor. VWO gets each under its name with `segment.` before it.',
      type: 'object',
      required: true,
      default: { '@path': '$.traits' }
    },
    vwoUuid: { ...vwoUuid, default: { '@path': '$.traits.vwo_uuid' } },
    page,
    ip,
    userAgent,
    timestamp
  },
  perform: (request, { payload, settings }) => {
    const { vwo_uuid: _, ...attributes } = payload.attributes
    return sendVisitorEvent(request, settings, payload, {
      name: 'vwo_syncVisitorProp',
      properties: {},
      isCustomEvent: true,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [`segment.${key}`, value]))
    })
  }
}

export default action
