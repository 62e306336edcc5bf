import type { ActionDefinition } from '@segment/actions-core'
import { uploadEvents } from '../api'
import { toEvent } from '../event'
import { batchEndpointField, eventFields, productsField } from '../event'
import { minIdLengthField, userAgentDataField, userAgentFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Event V2',
  description: 'Logs an event, and sets, sets once or adds to any properties of its user.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...eventFields,
    products: productsField,
    setOnce: {
      label: 'Set Once',
      description:
        'Properties of the user to set only if they have no value yet, such as where the user came from first. Empty texts are left out.',
      type: 'object',
      additionalProperties: true,
      properties: {
        initial_referrer: {
          label: 'Initial Referrer',
          description: 'The page that first led the user to you.',
          type: 'string'
        },
        initial_utm_source: { label: 'Initial UTM Source', description: 'The first source.', type: 'string' },
        initial_utm_medium: { label: 'Initial UTM Medium', description: 'The first medium.', type: 'string' },
        initial_utm_campaign: { label: 'Initial UTM Campaign', description: 'The first campaign.', type: 'string' },
        initial_utm_term: { label: 'Initial UTM Term', description: 'The first search words.', type: 'string' },
        initial_utm_content: { label: 'Initial UTM Content', description: 'The first link or ad.', type: 'string' }
      },
      default: {
        initial_referrer: { '@path': '$.context.page.referrer' },
        initial_utm_source: { '@path': '$.context.campaign.source' },
        initial_utm_medium: { '@path': '$.context.campaign.medium' },
        initial_utm_campaign: { '@path': '$.context.campaign.name' },
        initial_utm_term: { '@path': '$.context.campaign.term' },
        initial_utm_content: { '@path': '$.context.campaign.content' }
      }
    },
    setAlways: {
      label: 'Set Always',
      description: 'Properties of the user to set, whatever value they had, such as where the user came from last.',
      type: 'object',
      additionalProperties: true,
      properties: {
        referrer: { label: 'Referrer', description: 'The page that led to this one.', type: 'string' },
        utm_source: { label: 'UTM Source', description: 'The source now.', type: 'string' },
        utm_medium: { label: 'UTM Medium', description: 'The medium now.', type: 'string' },
        utm_campaign: { label: 'UTM Campaign', description: 'The campaign now.', type: 'string' },
        utm_term: { label: 'UTM Term', description: 'The search words now.', type: 'string' },
        utm_content: { label: 'UTM Content', description: 'The link or ad now.', type: 'string' }
      },
      default: {
        referrer: { '@path': '$.context.page.referrer' },
        utm_source: { '@path': '$.context.campaign.source' },
        utm_medium: { '@path': '$.context.campaign.medium' },
        utm_campaign: { '@path': '$.context.campaign.name' },
        utm_term: { '@path': '$.context.campaign.term' },
        utm_content: { '@path': '$.context.campaign.content' }
      }
    },
    add: {
      label: 'Add',
      description:
        'Numbers to add to properties of the user, for example `{ "visits": 1 }`. A property without a value starts from 0.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    },
    use_batch_endpoint: batchEndpointField,
    ...userAgentFields,
    min_id_length: minIdLengthField,
    userAgentData: userAgentDataField
  },

  perform: async (request, { payload, settings }) => uploadEvents(request, settings, payload, [await toEvent(payload)])
}

export default action
