import { omit } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { identify } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Identify',
  description: 'Creates a person in Canny, or updates the one with the same user ID.',
  fields: {
    userId: {
      label: 'User ID',
      description: 'The ID of the person in your application, by which Canny finds the person again.',
      type: 'string',
      required: true,
      default: { '@path': '$.userId' }
    },
    traits: {
      label: 'Traits',
      description:
        'Data about the person. Canny wants a name for everyone. Other traits than those listed become custom fields.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue',
      properties: {
        avatar: { label: 'Avatar', description: 'The URL of a picture of the person.', type: 'string' },
        company: {
          label: 'Company',
          description: 'The company that the person works for, with an `id` and a `name`.',
          type: 'object'
        },
        createdAt: {
          label: 'Created At',
          description: 'When the person signed up, in ISO 8601.',
          type: 'string'
        },
        id: {
          label: 'ID',
          description: 'The ID among the traits. The field "User ID" is what counts.',
          type: 'string'
        },
        name: { label: 'Name', description: 'The name that Canny shows.', type: 'string' },
        email: { label: 'Email', description: 'Where Canny sends news of the feedback.', type: 'string' }
      },
      default: {
        avatar: { '@path': '$.traits.avatar' },
        company: { '@path': '$.traits.company' },
        createdAt: { '@path': '$.traits.createdAt' },
        id: { '@path': '$.traits.id' },
        name: { '@path': '$.traits.name' },
        email: { '@path': '$.traits.email' }
      }
    },
    type: {
      label: 'Type',
      description: 'The type of the call that the person was identified by, such as `identify`.',
      type: 'string',
      required: true,
      default: { '@path': '$.type' }
    }
  },

  perform: (request, { payload: { userId, traits = {}, type } }) =>
    identify(request, { userId, traits: withCustomFields(traits), type })
}

/** Canny reads the traits that have no property of their own from `customFields`; they stay in their places as well. */
function withCustomFields(traits: NonNullable<Payload['traits']>) {
  const customFields = omit(traits, ['avatar', 'company', 'createdAt', 'id', 'name', 'email'])
  return Object.keys(customFields).length > 0 ? { ...traits, customFields } : traits
}

export default action
