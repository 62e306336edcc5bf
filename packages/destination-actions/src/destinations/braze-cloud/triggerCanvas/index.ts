import { APIError, errorData, isMistake, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import type { DependsOnConditions } from '@segment/actions-core/destination-kit/types'
import { listCanvases } from '../api'
import { prioritizationField } from '../fields'
import type { Settings } from '../generated-types'
import { recipientsOf } from '../identity'
import type { Payload } from './generated-types'

const notBroadcast: DependsOnConditions = {
  match: 'all',
  conditions: [{ fieldKey: 'broadcast', operator: 'is_not', value: true }]
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Trigger Canvas',
  description: 'Enters certain users, or the whole audience, into an API-triggered Canvas.',
  defaultSubscription: 'type = "track"',
  fields: {
    canvas_id: {
      label: 'Canvas ID',
      description: 'The Canvas that users enter. It must be one with API-triggered delivery.',
      type: 'string',
      required: true,
      dynamic: true
    },
    canvas_entry_properties: {
      label: 'Canvas Entry Properties',
      description: 'Values for the messages of the Canvas, by name. They hold for all recipients.',
      type: 'object',
      defaultObjectUI: 'keyvalue',
      default: { '@path': '$.properties' }
    },
    broadcast: {
      label: 'Broadcast',
      description:
        'When true, the whole segment or audience of the Canvas enters, which may be many users. Needed where there are no recipients.',
      type: 'boolean'
    },
    recipients: {
      label: 'Recipients',
      description: 'The users who enter the Canvas, at most 50. Each is named by one ID, alias or email address.',
      type: 'object',
      multiple: true,
      required: notBroadcast,
      depends_on: notBroadcast,
      properties: {
        external_user_id: {
          label: 'External User ID',
          description: 'The ID of the user in your system.',
          type: 'string',
          default: { '@path': '$.userId' }
        },
        user_alias: {
          label: 'User Alias',
          description: 'An alias of the user.',
          type: 'object',
          properties: {
            alias_name: { label: 'Alias Name', type: 'string', default: { '@path': '$.traits.braze_alias' } },
            alias_label: { label: 'Alias Label', type: 'string', default: { '@path': '$.traits.braze_alias_label' } }
          }
        },
        email: {
          label: 'Email',
          description: 'The email address of the user. Needs a prioritization.',
          type: 'string',
          default: { '@path': '$.traits.email' }
        },
        canvas_entry_properties: {
          label: 'Canvas Entry Properties',
          description: 'Values for the messages to this user. They win over those for all.',
          type: 'object',
          defaultObjectUI: 'keyvalue'
        },
        send_to_existing_only: {
          label: 'Send to Existing Users Only',
          description:
            'When false, Braze makes a user whom it does not know; that takes attributes. Braze assumes true.',
          type: 'boolean'
        },
        attributes: {
          label: 'Attributes',
          description: 'Attributes to set on the profile before the user enters.',
          type: 'object',
          defaultObjectUI: 'keyvalue'
        }
      }
    },
    prioritization: {
      ...prioritizationField(['identified', 'unidentified', 'most_recently_updated', 'least_recently_updated']),
      depends_on: notBroadcast
    },
    audience: {
      label: 'Audience',
      description:
        'Filters, as a [connected audience](https://www.braze.com/docs/api/objects_filters/connected_audience/): only users whom they let through enter.',
      type: 'object',
      defaultObjectUI: 'keyvalue'
    }
  },
  dynamicFields: {
    // Unlike other look-ups, this one has always failed with an error of the status 400. Source: recorded requests.
    canvas_id: async (request, { settings }) => {
      try {
        return { choices: await listCanvases(request, settings) }
      } catch (error) {
        if (isMistake(error)) throw error
        throw new APIError(`Braze did not list the Canvases: ${errorData(error).message}`, 400)
      }
    }
  },

  // https://www.braze.com/docs/api/endpoints/messaging/send_messages/post_send_triggered_canvases/
  perform: (request, { settings, payload }) => {
    const { canvas_id, canvas_entry_properties, broadcast, audience } = payload
    if (!broadcast && !payload.recipients?.length) {
      throw new PayloadValidationError(
        'Nobody would enter the Canvas. Map "recipients", or set "broadcast" to true to enter the whole audience.'
      )
    }
    return request(`${settings.endpoint}/canvas/trigger/send`, {
      method: 'post',
      json: { canvas_id, canvas_entry_properties, broadcast, recipients: recipientsOf(payload), audience }
    })
  }
}

export default action
