import { batched, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { membershipIn } from '../../../lib/audience-membership'
import { updateContacts } from '../api'
import type { ContactFields } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update Email Contact Profile Fields',
  description: 'Sets profile fields of a contact of an email list.',
  fields: {
    listId: {
      label: 'List ID',
      description: 'The ID of the Listrak list that the contact is in.',
      type: 'integer',
      required: true
    },
    emailAddress: {
      label: 'Email Address',
      description: 'The email address of the contact.',
      type: 'string',
      format: 'email',
      required: true,
      default: firstOf('$.context.traits.email', '$.traits.email')
    },
    profileFieldValues: {
      label: 'Profile Field Values',
      description:
        'The ID of each profile field to set, and its value. The value `useAudienceKey` becomes `on` when the person enters the audience and `off` when they leave it.',
      type: 'object',
      required: true,
      defaultObjectUI: 'keyvalue:only'
    },
    traits_or_props: {
      label: 'Traits or Properties',
      description: 'The traits or properties that say whether the person is in the audience.',
      type: 'object',
      unsafe_hidden: true,
      default: firstOf('$.properties', '$.traits')
    },
    segment_audience_key: {
      label: 'Audience Key',
      description: 'The key of the audience, under which the traits or properties hold the membership.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    enable_batching: { ...enableBatching, required: true }
  },

  ...batched({
    toItem: toContact,
    send: updateContacts,
    groupBy: ({ listId }) => String(listId)
  })
}

function toContact({ listId, emailAddress, profileFieldValues, ...audience }: Payload): ContactFields {
  const isMember = membershipIn(audience.traits_or_props, audience.segment_audience_key)
  return {
    listId,
    emailAddress,
    segmentationFieldValues: Object.entries(profileFieldValues).map(([id, value]) => ({
      segmentationFieldId: Number(id),
      value: value === 'useAudienceKey' && isMember !== undefined ? (isMember ? 'on' : 'off') : String(value)
    }))
  }
}

export default action
