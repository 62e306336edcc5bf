import { firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { apiUrl } from '../api'
import { customer, type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add custom event',
  description: 'Records what a customer does, which can earn a reward or start a distribution.',
  defaultSubscription: 'type = "track" or type = "page" or type = "screen"',
  fields: {
    customer: {
      ...customer,
      default: { source_id: { '@path': '$.userId' }, email: firstOf('$.properties.email', '$.context.traits.email') }
    },
    referral: {
      label: 'Referral',
      description: 'The referral that the event completes.',
      type: 'object',
      properties: {
        code: {
          label: 'Code',
          description: 'The referral code.',
          type: 'string'
        },
        referrer_id: {
          label: 'Referrer ID',
          description: 'The ID of the customer who made the referral.',
          type: 'string'
        }
      },
      default: {
        code: { '@path': '$.properties.referral.code' },
        referrer_id: { '@path': '$.properties.referral.referrer_id' }
      }
    },
    loyalty: {
      label: 'Loyalty',
      description: 'The loyalty card that earns points.',
      type: 'object',
      properties: {
        code: {
          label: 'Code',
          description: 'The code of the loyalty card.',
          type: 'string'
        }
      },
      default: { code: { '@path': '$.properties.loyalty.code' } }
    },
    metadata: {
      label: 'Metadata',
      description: 'Further data about the event, by the names of its metadata schema in Voucherify.',
      type: 'object',
      default: { '@path': '$.properties.metadata' }
    },
    event: {
      label: 'Event',
      description: 'The name of the event, as Voucherify has it.',
      type: 'string',
      default: firstOf('$.event', '$.name')
    },
    type
  },
  perform: (request, { payload, settings }) =>
    request(apiUrl(settings, 'event-processing'), { method: 'post', json: payload })
}

export default action
