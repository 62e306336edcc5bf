import type { ActionDefinition } from '@segment/actions-core'
import { apiUrl } from '../api'
import { createdAt, traits } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify Company',
  description: 'Adds or updates a company.',
  defaultSubscription: 'type = "group"',
  fields: {
    groupId: {
      label: 'Company ID',
      description: 'Your own ID of the company.',
      type: 'string',
      required: true,
      default: { '@path': '$.groupId' }
    },
    createdAt,
    traits
  },
  // https://docs.userpilot.com/api-references/real-time/identify-company
  perform: (request, { payload: { groupId, createdAt, traits }, settings }) =>
    request(apiUrl(settings, 'companies/identify'), {
      method: 'post',
      json: { company_id: groupId, metadata: { ...traits, ...(createdAt && { created_at: createdAt }) } }
    })
}

export default action
