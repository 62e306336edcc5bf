import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition, RequestClient } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { assertAll, assertion, assertOne, listObjects, MOST_RECORDS } from '../api'
import { batchSize, receivedAt } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Assert Record',
  description: 'Creates or updates a record of any object in Attio.',
  fields: {
    object: {
      label: 'Object',
      description: 'The slug or the ID of the object that the record belongs to, such as `people`.',
      type: 'string',
      dynamic: true,
      required: true,
      default: 'person'
    },
    matching_attribute: {
      label: 'Matching Attribute',
      description:
        'The slug or the ID of the attribute that finds the record. It must be unique, and **Attributes** must have a value for it.',
      type: 'string',
      required: true,
      default: 'email_addresses'
    },
    attributes: {
      label: 'Attributes',
      description:
        'Values for attributes of the record. The key is the slug of the attribute in Attio, which must exist.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue:only',
      default: {}
    },
    enable_batching: { ...enableBatching, default: false },
    batch_size: batchSize,
    received_at: receivedAt
  },
  dynamicFields: {
    object: async (request) => {
      const { choices, error } = await choicesOf(() => objectChoices(request))
      return { choices, error: error && { ...error, code: 'unknown' } }
    }
  },
  ...batched({
    toItem: ({ object, matching_attribute, attributes, received_at }: Payload) =>
      assertion(object, matching_attribute, { ...attributes }, received_at),
    send: assertAll,
    sendOne: assertOne,
    limits: { count: MOST_RECORDS }
  })
}

/** The objects of the workspace, by their names. */
async function objectChoices(request: RequestClient) {
  const { data } = await listObjects(request)
  const objects = Array.isArray(data?.data) ? data.data : []
  return objects.map(({ plural_noun, api_slug }) => ({ label: plural_noun, value: api_slug }))
}

export default action
