import type { ActionDefinition } from '@segment/actions-core'
import { traits } from '../../../lib/event-fields'
import { apiUrl, contextOf } from '../api'
import { anonymousId, appVersion, libraryVersion, osName, timestamp, type, updateExistingOnly, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User',
  description: 'Adds or updates a user.',
  defaultSubscription: 'type = "identify"',
  fields: {
    type,
    userId: { ...userId, allowNull: true },
    update_existing_only: updateExistingOnly,
    anonymousId: { ...anonymousId, allowNull: true },
    os_name: osName,
    app_version: appVersion,
    library_version: libraryVersion,
    timestamp,
    traits
  },
  perform: (request, { payload, settings }) => {
    const { type, userId, anonymousId, timestamp, traits } = payload
    return request(apiUrl(settings), {
      method: 'post',
      json: {
        type,
        user_id: userId,
        traits,
        context: contextOf(payload),
        anonymous_id: anonymousId,
        timestamp,
        update_existing_only: payload.update_existing_only ?? false
      }
    })
  }
}

export default action
