import { batched } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { refusedItems, startJob } from '../api'
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

const unsubscribed = { consent: 'UNSUBSCRIBED' }

const action: ActionDefinition<Settings, Payload> = {
  title: 'Unsubscribe Profile',
  description: 'Unsubscribes a person from email and text messages, by the channels that are given.',
  defaultSubscription: 'type = "track" and event = "User Unsubscribed"',
  fields: {
    email: emailOfEither,
    phone_number: phoneOfEither,
    country_code: countryCode,
    list_id: { ...listId, description: 'The list to unsubscribe the person from.' },
    enable_batching: batchingWithoutDefault,
    batch_keys: batchKeys('list_id'),
    batch_size: batchSizeOf({ minimum: 50, maximum: 100, default: 100 })
  },
  dynamicFields: { list_id: (request) => listChoices(request) },
  ...batched({
    toItem: async (payload: Payload) => ({
      list_id: payload.list_id,
      profile: await toSubscriber(payload, {
        email: { marketing: unsubscribed },
        sms: { marketing: unsubscribed, transactional: unsubscribed }
      })
    }),
    groupBy: ({ list_id }) => list_id ?? '',
    send: (request, items) => {
      const profiles = items.map(({ profile }) => ({ type: 'profile', attributes: profile }))
      return startJob(request, 'profile-subscription-bulk-delete-job', profiles, {
        relationships: toList(items[0]?.list_id)
      })
    },
    limits: { count: 100 },
    rejections: (answer, items) => refusedItems('profile-subscription-bulk-delete-job', answer, items)
  })
}

export default action
