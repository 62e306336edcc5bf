import { batched } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { MAX_LIST_BYTES, api, rejectionsOf, toDataFields } from '../api'
import type { BulkAnswer } from '../api'
import { batchingFields, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Upsert User',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    email: {
      label: 'Email',
      description: 'The email address of the user.',
      type: 'string',
      format: 'email',
      default: { '@path': '$.traits.email' }
    },
    userId,
    newEmail: {
      label: 'New Email',
      description: 'The new email address, where the user has changed it.',
      type: 'string',
      format: 'email'
    },
    dataFields: {
      label: 'Data Fields',
      description: 'Fields to update on the user. Dates with a time get the form that Iterable takes for dates.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    phoneNumber: {
      label: 'Phone Number',
      description: 'The phone number of the user, with a plus sign and the code of its country.',
      type: 'string',
      allowNull: true,
      default: { '@path': '$.traits.phone' }
    },
    mergeNestedObjects: {
      label: 'Merge Nested Objects',
      description: 'Whether objects among the data fields are merged with what Iterable has, instead of replacing it.',
      type: 'boolean',
      default: false
    },
    enable_batching: batchingFields.enable_batching,
    updateOnly: {
      label: 'Update Only',
      description: 'Whether batches only update users, so that no user is created who is not in Iterable yet.',
      type: 'boolean',
      depends_on: { match: 'all', conditions: [{ fieldKey: 'enable_batching', operator: 'is', value: true }] }
    },
    batch_size: batchingFields.batch_size
  },
  // By hand, because a single user with a new email address takes a second request, where a batch takes a field.
  perform: async (request, { settings, payload }) => {
    // https://api.iterable.com/api/docs#users_updateUser
    const answer = await request(`${api(settings)}/users/update`, { method: 'post', json: toUser(payload) })
    if (!payload.newEmail) return answer
    // https://api.iterable.com/api/docs#users_updateEmail
    return request(`${api(settings)}/users/updateEmail`, {
      method: 'post',
      json: { currentEmail: payload.email, currentUserId: payload.userId, newEmail: payload.newEmail }
    })
  },
  // https://api.iterable.com/api/docs#users_bulkUpdateUser
  performBatch: batched({
    toItem: (payload: Payload) => {
      const user = toUser(payload)
      const { newEmail, updateOnly } = payload
      return { updateOnly, user: newEmail ? { ...user, dataFields: { ...user.dataFields, email: newEmail } } : user }
    },
    send: (request, items, { settings }: SendContext<Settings>) =>
      request<BulkAnswer>(`${api(settings)}/users/bulkUpdate`, {
        method: 'post',
        json: {
          // The switch of the mapping, which is the same for all of its events.
          updateOnly: items[0]?.updateOnly || undefined,
          users: items.map(({ user }) => user)
        }
      }),
    limits: { count: 1000, bytes: MAX_LIST_BYTES, sizeOf: ({ user }) => user },
    rejections: (answer, items) =>
      rejectionsOf(
        answer,
        items.map(({ user }) => user)
      )
  }).performBatch
}

function toUser({ email, userId, phoneNumber, mergeNestedObjects, ...payload }: Payload) {
  return { email, userId, mergeNestedObjects, dataFields: toDataFields(payload.dataFields, phoneNumber) }
}

export default action
