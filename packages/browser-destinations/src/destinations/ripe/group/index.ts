import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Ripe } from '../api'
import { eventFields, userFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Ripe, Payload> = {
  title: 'Group',
  description: 'Tell which group a user belongs to.',
  platform: 'web',
  defaultSubscription: 'type = "group"',
  fields: {
    ...userFields,
    groupId: {
      label: 'Group ID',
      description: 'The ID of the group.',
      type: 'string',
      required: true,
      allowNull: true,
      default: { '@path': '$.groupId' }
    },
    traits: {
      label: 'Traits',
      description: 'What you know about the group.',
      type: 'object',
      default: { '@path': '$.traits' }
    },
    ...eventFields
  },
  perform: (ripe, { payload }) => ripe.group(payload)
}

export default action
