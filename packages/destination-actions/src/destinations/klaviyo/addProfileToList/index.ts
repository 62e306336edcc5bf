import { enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { addToList, createProfile } from '../api'
import {
  audienceListId,
  batchKeys,
  batchSizeOf,
  countryCode,
  emailOfContext,
  externalId,
  phoneOfContext,
  profileFields,
  profileProperties
} from '../fields'
import { bulkImport, toProfile } from '../profile'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add Profile to List (Engage)',
  description: 'Adds a person who enters an audience to its list. A profile is created where there is none.',
  defaultSubscription: 'event = "Audience Entered"',
  fields: {
    email: emailOfContext,
    phone_number: phoneOfContext,
    list_id: audienceListId,
    external_id: { ...externalId, minimum: 0, maximum: 255 },
    enable_batching: enableBatching,
    batch_size: batchSizeOf({ minimum: 100, maximum: 10_000, default: 10_000 }),
    ...profileFields('$.properties'),
    properties: { ...profileProperties, default: { '@path': '$.properties.properties' } },
    country_code: countryCode,
    batch_keys: batchKeys('list_id')
  },
  perform: async (request, { payload }) => {
    const { id } = await createProfile(request, await toProfile(payload))
    return addToList(request, payload.list_id, id)
  },
  ...bulkImport<Payload>(({ list_id }) => list_id)
}

export default action
