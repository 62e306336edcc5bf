import type { ActionDefinition } from '@segment/actions-core'
import { captureEvent } from '../api'
import { companyKeys, timestamp, userKeys } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Adds or updates a user and the company of the user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    company_keys: { ...companyKeys, required: true, default: { groupId: { '@path': '$.context.groupId' } } },
    company_name: {
      label: 'Company Name',
      description: 'The name of the company.',
      type: 'string',
      default: { '@path': '$.traits.company_name' }
    },
    company_traits: {
      label: 'Company Traits',
      description: 'Further data about the company.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    },
    timestamp,
    user_keys: { ...userKeys, required: true },
    user_name: {
      label: 'User Name',
      description: 'The name of the user.',
      type: 'string',
      default: { '@path': '$.traits.name' }
    },
    user_traits: {
      label: 'User Traits',
      description: 'Other traits of the user.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  perform: (request, { payload, settings }) => {
    const { company_keys, company_name, company_traits, timestamp, user_keys, user_name, user_traits } = payload
    return captureEvent(request, settings, 'identify', timestamp, {
      keys: user_keys,
      name: user_name,
      traits: user_traits,
      company: { keys: company_keys, name: company_name, traits: company_traits }
    })
  }
}

export default action
