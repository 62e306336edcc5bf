import type { ActionDefinition } from '@segment/actions-core'
import { addToList, createProfile, updateProfile } from '../api'
import {
  batchKeys,
  batchSizeOf,
  batchingWithoutDefault,
  countryCode,
  emailOfTraits,
  externalId,
  listId,
  phoneOfContext,
  profileFields,
  profileProperties
} from '../fields'
import { chooseList, listChoices } from '../lists'
import { bulkImport, toProfile } from '../profile'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert Profile',
  description: 'Adds a profile or updates it, and adds it to a list where one is given.',
  defaultSubscription: 'type = "identify"',
  fields: {
    email: emailOfTraits,
    enable_batching: batchingWithoutDefault,
    phone_number: phoneOfContext,
    country_code: countryCode,
    external_id: externalId,
    ...profileFields('$.traits'),
    properties: { ...profileProperties, default: { '@path': '$.properties' } },
    list_id: { ...listId, description: 'The list to add the profile to.' },
    batch_size: batchSizeOf({ minimum: 100, maximum: 10_000, default: 10_000 }),
    override_list_id: {
      label: 'Override List ID',
      description: 'The ID of a list that an event asks for instead.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.integrations.Klaviyo.listId' }
    },
    batch_keys: batchKeys('list_id', 'override_list_id')
  },
  dynamicFields: { list_id: (request) => listChoices(request) },
  hooks: { retlOnMappingSave: chooseList },
  perform: async (request, { payload, hookOutputs }) => {
    const attributes = await toProfile(payload)
    const { id, isNew } = await createProfile(request, attributes)
    const updated = isNew ? undefined : await updateProfile(request, id, attributes)
    const list = chosenList(hookOutputs) ?? payload.override_list_id ?? payload.list_id
    return list ? addToList(request, list, id) : updated
  },
  ...bulkImport<Payload>(
    ({ override_list_id, list_id }, { hookOutputs }) => override_list_id ?? chosenList(hookOutputs) ?? list_id
  )
}

/** The list that was chosen when the mapping was saved. */
function chosenList(hookOutputs: { retlOnMappingSave?: { outputs?: unknown } } | undefined): string | undefined {
  const { id } = (hookOutputs?.retlOnMappingSave?.outputs ?? {}) as { id?: string }
  return id
}

export default action
