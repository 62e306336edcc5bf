import type { ActionDefinition } from '@segment/actions-core'
import { trackApi } from '../api'
import { batchingFields } from '../fields'
import { toSeconds } from '../operation'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Report Delivery Event',
  description: 'Reports what became of a message that Customer.io sent, such as that it was opened.',
  defaultSubscription: 'event = "Report Delivery Event"',
  fields: {
    delivery_id: {
      label: 'Delivery ID',
      description: 'The message: the value of `CIO-Delivery-ID` that it was delivered with.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.deliveryId' }
    },
    metric: {
      label: 'Metric',
      description: 'What became of the message. Not every channel has every metric.',
      type: 'string',
      required: true,
      choices: ['delivered', 'opened', 'clicked', 'converted', 'spammed', 'bounced', 'dropped', 'deferred'],
      default: { '@path': '$.properties.metric' }
    },
    recipient: {
      label: 'Recipient',
      description: 'Whom the message went to: an email address, a telephone number or a device token, by its channel.',
      type: 'string',
      default: { '@path': '$.properties.recipient' }
    },
    reason: {
      label: 'Reason',
      description: 'Why the message failed, for metrics such as `bounced`.',
      type: 'string',
      default: { '@path': '$.properties.reason' }
    },
    href: {
      label: 'Link',
      description: 'The link that was clicked, for the metric `clicked`.',
      type: 'string',
      default: { '@path': '$.properties.href' }
    },
    action_name: {
      label: 'Action Name',
      description: 'The name of the action that was clicked in an in-app message.',
      type: 'string',
      default: { '@path': '$.properties.actionName' }
    },
    action_value: {
      label: 'Action Value',
      description: 'The value of the action that was clicked in an in-app message.',
      type: 'string',
      default: { '@path': '$.properties.actionValue' }
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When it happened. Without one it is the time at which it is sent.',
      type: 'datetime',
      format: 'date-time',
      default: { '@path': '$.timestamp' }
    },
    ...batchingFields
  },

  // https://docs.customer.io/integrations/api/track/tag/track-events/metrics/ reports one metric in a request.
  perform: (request, { payload, settings }) => {
    const metadata = {
      ...(payload.action_name && { action_name: payload.action_name }),
      ...(payload.action_value && { action_value: payload.action_value })
    }
    return request(`${trackApi(settings)}/api/v1/metrics`, {
      method: 'post',
      json: {
        delivery_id: payload.delivery_id,
        metric: payload.metric,
        timestamp: toSeconds(payload.timestamp) ?? Math.floor(Date.now() / 1000),
        recipient: payload.recipient || undefined,
        reason: payload.reason || undefined,
        href: payload.href || undefined,
        metadata: Object.keys(metadata).length > 0 ? metadata : undefined
      }
    })
  }
}

export default action
