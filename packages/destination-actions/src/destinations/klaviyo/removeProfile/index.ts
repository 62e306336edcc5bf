import { enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { batchKeys, batchSizeOf, countryCode, emailOfTraits, externalId, listId, phoneOfTraits } from '../fields'
import { listChoices } from '../lists'
import { removal } from '../profile'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove Profile',
  description: 'Removes a person from a list.',
  defaultSubscription: 'type = "Identify"',
  fields: {
    email: emailOfTraits,
    external_id: externalId,
    list_id: { ...listId, description: 'The list to remove the profile from.', required: true },
    enable_batching: enableBatching,
    batch_size: batchSizeOf({ minimum: 100, maximum: 1000, default: 1000 }),
    phone_number: phoneOfTraits,
    country_code: countryCode,
    batch_keys: batchKeys('list_id')
  },
  dynamicFields: { list_id: (request) => listChoices(request) },
  ...removal<Payload>()
}

export default action
