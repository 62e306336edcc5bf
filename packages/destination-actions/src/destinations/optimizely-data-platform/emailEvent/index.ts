import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchedCall } from '../api'
import { batchingFields, eventAction, timestamp, userIdentifiers } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { properties, default: defaults } = userIdentifiers

const action: ActionDefinition<Settings, Payload> = {
  title: 'Email Event',
  description: 'Records what happened to an email of a campaign.',
  fields: {
    user_identifiers: {
      ...userIdentifiers,
      properties: { ...properties, email: { ...properties.email, required: true } },
      default: {
        ...defaults,
        email: firstOf('$.properties.email', '$.context.traits.email'),
        optimizely_vuid: firstOf('$.properties.optimizely_vuid', '$.context.traits.optimizely_vuid')
      }
    },
    event_action: { ...eventAction, required: true },
    campaign: {
      label: 'Campaign',
      description: 'The name of the campaign.',
      type: 'string',
      required: true,
      default: { '@path': '$.properties.campaign_name' }
    },
    campaign_id: {
      label: 'Campaign ID',
      description: 'The ID of the campaign.',
      type: 'string',
      default: { '@path': '$.properties.campaign_id' }
    },
    link_url: {
      label: 'Link URL',
      description: 'The address of the link that the customer clicked.',
      type: 'string',
      default: { '@path': '$.properties.link_url' }
    },
    timestamp,
    ...batchingFields
  },
  ...batchedCall('batch_email_event', (payload: Payload) => ({
    type: 'email',
    action: payload.event_action,
    campaign: payload.campaign,
    campaign_id: payload.campaign_id,
    user_identifiers: payload.user_identifiers,
    campaign_event_value: payload.link_url ?? null,
    timestamp: payload.timestamp
  }))
}

export default action
