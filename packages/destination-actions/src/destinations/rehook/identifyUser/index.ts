import type { ActionDefinition } from '@segment/actions-core'
import { API } from '../api'
import { sourceId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Adds a customer to Rehook or updates one.',
  defaultSubscription: 'type = "identify"',
  fields: {
    source_id: sourceId,
    metadata: {
      label: 'Metadata',
      description: 'Data about the customer.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    referral_code: {
      label: 'Referral Code',
      description: 'The code by which the customer was referred.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.referral_code' }
    }
  },
  perform: (request, { payload: { source_id, metadata, referral_code } }) =>
    request(`${API}/customers`, { method: 'post', json: { source_id, metadata, referral_code } })
}

export default action
