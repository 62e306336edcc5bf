import type { ActionDefinition } from '@segment/actions-core'
import { apiUrl } from '../api'
import { customer, type } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Assign customer to group',
  description: 'Puts a customer into a group, which Voucherify keeps in the metadata of the customer.',
  defaultSubscription: 'type = "group"',
  fields: {
    customer: {
      ...customer,
      default: { source_id: { '@path': '$.userId' }, email: { '@path': '$.email' } }
    },
    group_id: {
      label: 'Group ID',
      description: 'Your own ID of the group.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description: 'Data about the group.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    type
  },
  perform: (request, { payload, settings }) =>
    request(apiUrl(settings, 'group-processing'), { method: 'post', json: payload })
}

export default action
