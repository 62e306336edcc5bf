import type { ActionDefinition } from '@segment/actions-core'
import { event, properties } from '../../../lib/event-fields'
import { apiUrl, contextOf } from '../api'
import { anonymousId, appVersion, libraryVersion, osName, timestamp, type, updateExistingOnly, userId } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a user does.',
  defaultSubscription: 'type = "track"',
  fields: {
    type,
    event,
    userId,
    anonymousId,
    os_name: osName,
    app_version: appVersion,
    library_version: libraryVersion,
    timestamp,
    properties,
    project_name: {
      label: 'Project Name',
      description: 'The project that the event belongs to. MoEngage gets it as the property `moe_project_name`.',
      type: 'string',
      default: ''
    },
    update_existing_only: updateExistingOnly
  },
  perform: (request, { payload, settings }) => {
    const { type, event, userId, anonymousId, timestamp, properties, project_name } = payload
    return request(apiUrl(settings), {
      method: 'post',
      json: {
        type,
        user_id: userId,
        anonymous_id: anonymousId,
        event,
        context: contextOf(payload),
        properties: project_name ? { ...properties, moe_project_name: project_name } : properties,
        timestamp,
        update_existing_only: payload.update_existing_only ?? false
      }
    })
  }
}

export default action
