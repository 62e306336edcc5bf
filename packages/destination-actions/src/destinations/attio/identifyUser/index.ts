import { batched, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { assertAll, assertion, assertOne, MOST_RECORDS } from '../api'
import { batchSize, receivedAt } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Creates or updates a user in Attio and the person behind it, and links the two.',
  fields: {
    email_address: {
      label: 'Email Address',
      description: 'The email address of the user. It also finds the person behind the user.',
      type: 'string',
      format: 'email',
      required: true,
      default: firstOf('$.traits.email', '$.email')
    },
    user_id: {
      label: 'User ID',
      description: 'The ID of the user in your product. It finds the user in Attio.',
      type: 'string',
      format: 'text',
      required: true,
      default: { '@path': '$.userId' }
    },
    user_attributes: {
      label: 'User Attributes',
      description:
        'Values for attributes of the user. The key is the slug of the attribute in Attio, which must exist.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue:only',
      default: {}
    },
    person_attributes: {
      label: 'Person Attributes',
      description:
        'Values for attributes of the person. The key is the slug of the attribute in Attio, which must exist.',
      type: 'object',
      defaultObjectUI: 'keyvalue:only',
      default: {}
    },
    enable_batching: { ...enableBatching, default: false },
    batch_size: batchSize,
    received_at: receivedAt
  },
  ...batched({
    toItem: ({ email_address, user_id, user_attributes, person_attributes, received_at }: Payload) => ({
      person: assertion(
        'people',
        'email_addresses',
        { email_addresses: email_address, ...person_attributes },
        received_at
      ),
      user: assertion(
        'users',
        'user_id',
        { primary_email_address: email_address, user_id, ...user_attributes },
        received_at
      ),
      email_address
    }),
    // The batch endpoint makes the person of a user in the same request.
    send: (request, items) =>
      assertAll(
        request,
        items.map(({ person, user }) => ({ ...user, values: { ...user.values, person } }))
      ),
    sendOne: async (request, { person, user, email_address }) => {
      await assertOne(request, person)
      return assertOne(request, { ...user, values: { ...user.values, person: email_address } })
    },
    limits: { count: MOST_RECORDS }
  })
}

export default action
