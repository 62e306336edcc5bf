import type { ActionDefinition } from '@segment/actions-core'
import { postUsers } from '../api'
import { completeUserAlias, identifiedId, mergeBehavior, prioritizationField } from '../fields'
import type { Settings } from '../generated-types'
import { toIdentification } from '../identity'
import { requireSyncMode } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify User V2',
  description: 'Gives your own ID to a user who is known only by an alias or an email address.',
  syncMode: {
    default: 'add',
    label: 'How to record users',
    description: 'Braze adds the ID to the user, or joins the user with the one who has the ID.',
    choices: [
      { label: 'Add the ID', value: 'add' },
      { label: 'Add the ID or join with the user who has it', value: 'upsert' }
    ]
  },
  fields: {
    external_id: identifiedId,
    user_alias: {
      ...completeUserAlias,
      required: { match: 'all', conditions: [{ fieldKey: 'email_to_identify', operator: 'is', value: undefined }] }
    },
    email_to_identify: {
      label: 'Email to Identify',
      description: 'The email address of the user who gets the ID.',
      type: 'string',
      required: { match: 'all', conditions: [{ fieldKey: 'user_alias', operator: 'is', value: undefined }] }
    },
    prioritization: {
      ...prioritizationField(['unidentified', 'most_recently_updated', 'least_recently_updated']),
      required: { conditions: [{ fieldKey: 'email_to_identify', operator: 'is_not', value: undefined }] },
      depends_on: { conditions: [{ fieldKey: 'email_to_identify', operator: 'is_not', value: undefined }] }
    },
    merge_behavior: mergeBehavior
  },
  perform: (request, { settings, payload, syncMode }) => {
    requireSyncMode(syncMode, 'add', 'upsert')
    return postUsers(request, settings, 'identify', toIdentification(payload))
  }
}

export default action
