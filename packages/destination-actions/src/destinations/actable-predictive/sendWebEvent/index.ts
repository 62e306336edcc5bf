import type { ActionDefinition } from '@segment/actions-core'
import { sendingRows, toTime } from '../api'
import { customerId, streamKey, time } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Web Activity Event',
  description: 'Records what a customer did on your website.',
  fields: {
    customer_id: customerId,
    datetime: time,
    interaction_type: {
      label: 'Interaction Type',
      description: 'What the customer did.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    utm_campaign: {
      label: 'UTM Campaign',
      description: 'The campaign that brought the customer.',
      type: 'string',
      default: { '@path': '$.context.campaign.name' }
    },
    utm_medium: {
      label: 'UTM Medium',
      description: 'The medium of the campaign, such as `email` or `cpc`.',
      type: 'string',
      default: { '@path': '$.context.campaign.medium' }
    },
    utm_source: {
      label: 'UTM Source',
      description: 'The source of the campaign, such as `google`.',
      type: 'string',
      default: { '@path': '$.context.campaign.source' }
    },
    stream_key: { ...streamKey, default: 'web' }
  },
  ...sendingRows((payload: Payload) => ({ ...payload, datetime: toTime(payload.datetime) }))
}

export default action
