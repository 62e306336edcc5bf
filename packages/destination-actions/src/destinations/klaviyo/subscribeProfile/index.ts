import { batched } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { refusedItems, startJob } from '../api'
import { toTime } from '../event'
import {
  batchKeys,
  batchSizeOf,
  batchingWithoutDefault,
  countryCode,
  emailOfEither,
  listId,
  phoneOfEither
} from '../fields'
import { listChoices } from '../lists'
import { toList, toSubscriber } from '../subscriptions'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

/** The custom source of consents that come from Segment. */
const SEGMENT_SOURCE = '-59'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Subscribe Profile',
  description: 'Subscribes a person to email and text messages, by the channels that are given.',
  defaultSubscription: 'type = "track" and event = "User Subscribed"',
  fields: {
    email: emailOfEither,
    phone_number: phoneOfEither,
    country_code: countryCode,
    list_id: { ...listId, description: 'The list to subscribe the person to.' },
    custom_source: {
      label: 'Custom Source',
      description: 'Where the consent comes from, which Klaviyo shows with it. Default: Segment.',
      type: 'string',
      default: SEGMENT_SOURCE
    },
    historical_import: {
      label: 'Historical Import',
      description:
        'Whether the person agreed earlier, so that no opt-in message is sent. It needs the time of consent.',
      type: 'boolean',
      default: false
    },
    consented_at: {
      label: 'Consented At',
      description: 'When the person agreed. It counts only for a historical import.',
      type: 'datetime',
      default: { '@path': '$.timestamp' }
    },
    enable_batching: batchingWithoutDefault,
    batch_keys: batchKeys('list_id', 'custom_source', 'historical_import'),
    batch_size: batchSizeOf({ minimum: 100, maximum: 1000, default: 1000 })
  },
  dynamicFields: { list_id: (request) => listChoices(request) },
  ...batched({
    toItem: async (payload: Payload) => {
      const { list_id, custom_source, historical_import = false, consented_at } = payload
      const marketing = { consent: 'SUBSCRIBED', consented_at: historical_import ? toTime(consented_at) : undefined }
      return {
        profile: await toSubscriber(payload, { email: { marketing }, sms: { marketing } }),
        list_id,
        custom_source: custom_source || SEGMENT_SOURCE,
        historical_import
      }
    },
    groupBy: ({ list_id, custom_source, historical_import }) =>
      JSON.stringify([list_id, custom_source, historical_import]),
    send: (request, items) => {
      const { list_id, custom_source, historical_import } = items[0] ?? {}
      const profiles = items.map(({ profile }) => ({ type: 'profile', attributes: profile }))
      return startJob(request, 'profile-subscription-bulk-create-job', profiles, {
        attributes: { historical_import, custom_source },
        relationships: toList(list_id)
      })
    },
    limits: { count: 1000 },
    rejections: (answer, items) => refusedItems('profile-subscription-bulk-create-job', answer, items)
  })
}

export default action
