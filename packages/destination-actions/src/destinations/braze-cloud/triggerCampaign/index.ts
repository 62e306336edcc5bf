import { APIError } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { choicesOf } from '../../../lib/dynamic-choices'
import { listCampaigns } from '../api'
import { prioritizationField } from '../fields'
import type { Settings } from '../generated-types'
import { recipientsOf } from '../identity'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Trigger Campaign',
  description: 'Sends an API-triggered campaign to certain users or to its whole audience.',
  defaultSubscription: 'type = "track"',
  fields: {
    campaign_id: {
      label: 'Campaign ID',
      description: 'The campaign to send. It must be one with API-triggered delivery.',
      type: 'string',
      required: true,
      dynamic: true
    },
    send_id: {
      label: 'Send ID',
      description: 'An ID made with the endpoint `/sends/id/create`, to tell the results of this sending apart.',
      type: 'string'
    },
    trigger_properties: {
      label: 'Trigger Properties',
      description: 'Values for the message, by name. They hold for all recipients.',
      type: 'object',
      default: { '@path': '$.properties' }
    },
    broadcast: {
      label: 'Broadcast',
      description:
        'When true, the message goes to the whole segment or audience of the campaign, which may be many users. Needed where there are no recipients.',
      type: 'boolean',
      required: {
        match: 'all',
        conditions: [
          { fieldKey: 'recipients', operator: 'is', value: undefined },
          { fieldKey: 'audience', operator: 'is', value: undefined }
        ]
      },
      depends_on: { match: 'all', conditions: [{ fieldKey: 'recipients', operator: 'is', value: undefined }] }
    },
    attachments: {
      label: 'Attachments',
      description: 'Files for emails, each at most 2 MB. A broadcast cannot have any.',
      type: 'object',
      multiple: true,
      defaultObjectUI: 'arrayeditor',
      properties: {
        file_name: {
          label: 'File Name',
          description: 'The name that the file gets, without its extension.',
          type: 'string',
          required: true
        },
        url: { label: 'URL', description: 'Where the file is.', type: 'string', required: true }
      }
    },
    recipients: {
      label: 'Recipients',
      description: 'The users who get the message, at most 50. Each is named by one ID, alias or email address.',
      type: 'object',
      multiple: true,
      depends_on: { match: 'all', conditions: [{ fieldKey: 'broadcast', operator: 'is_not', value: true }] },
      properties: {
        external_user_id: {
          label: 'External User ID',
          description: 'The ID of the user in your system.',
          type: 'string',
          default: { '@path': '$.userId' }
        },
        user_alias: {
          label: 'User Alias',
          description: 'An alias of the user, with `alias_name` and `alias_label`.',
          type: 'object'
        },
        email: {
          label: 'Email',
          description: 'The email address of the user. Needs a prioritization.',
          type: 'string',
          default: { '@path': '$.traits.email' }
        },
        trigger_properties: {
          label: 'Trigger Properties',
          description: 'Values for the message to this user. They win over those for all.',
          type: 'object'
        },
        send_to_existing_only: {
          label: 'Send to Existing Users Only',
          description:
            'When false, Braze makes a user whom it does not know; that takes attributes. Braze assumes true.',
          type: 'boolean'
        },
        attributes: {
          label: 'Attributes',
          description: 'Attributes to set on the profile before the message is sent.',
          type: 'object'
        }
      }
    },
    prioritization: {
      ...prioritizationField(['identified', 'unidentified', 'most_recently_updated', 'least_recently_updated']),
      depends_on: { match: 'all', conditions: [{ fieldKey: 'broadcast', operator: 'is_not', value: true }] }
    },
    audience: {
      label: 'Audience',
      description:
        'Filters, as a [connected audience](https://www.braze.com/docs/api/objects_filters/connected_audience/): only users whom they let through get the message.',
      type: 'object',
      depends_on: {
        match: 'all',
        conditions: [
          { fieldKey: 'recipients', operator: 'is', value: undefined },
          { fieldKey: 'broadcast', operator: 'is', value: true }
        ]
      }
    }
  },
  dynamicFields: {
    campaign_id: (request, { settings }) =>
      choicesOf(async () => {
        const campaigns = await listCampaigns(request, settings)
        if (campaigns.length > 0) return campaigns
        throw new APIError('The account has no campaign. Create one with API-triggered delivery in Braze.', 404)
      })
  },

  // https://www.braze.com/docs/api/endpoints/messaging/send_messages/post_send_triggered_campaigns/
  perform: (request, { settings, payload }) => {
    const { campaign_id, send_id, trigger_properties, broadcast, attachments, audience } = payload
    return request(`${settings.endpoint}/campaigns/trigger/send`, {
      method: 'post',
      json: {
        campaign_id,
        send_id,
        trigger_properties,
        broadcast,
        attachments,
        recipients: recipientsOf(payload),
        audience
      }
    })
  }
}

export default action
