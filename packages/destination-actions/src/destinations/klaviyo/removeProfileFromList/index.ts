import { enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import {
  audienceListId,
  batchKeys,
  batchSizeOf,
  countryCode,
  emailOfContext,
  externalId,
  phoneOfContext
} from '../fields'
import { removal } from '../profile'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove Profile from List (Engage)',
  description: 'Removes a person who leaves an audience from its list.',
  defaultSubscription: 'event = "Audience Exited"',
  fields: {
    email: emailOfContext,
    external_id: { ...externalId, minimum: 0, maximum: 255 },
    list_id: audienceListId,
    phone_number: phoneOfContext,
    enable_batching: enableBatching,
    country_code: countryCode,
    batch_size: batchSizeOf({ minimum: 100, maximum: 1000, default: 1000 }),
    batch_keys: batchKeys('list_id')
  },
  ...removal<Payload>()
}

export default action
