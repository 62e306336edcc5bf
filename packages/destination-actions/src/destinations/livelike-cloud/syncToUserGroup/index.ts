import { batched, batchSize, enableBatching, firstOf, PayloadValidationError } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { membershipIn } from '../../../lib/audience-membership'
import { userId } from '../../../lib/event-fields'
import { apiUrl } from '../api'
import { timestamp } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync to User Group',
  description: 'Adds a user to the LiveLike user group of an audience, or removes one from it.',
  defaultSubscription: 'type = "identify"',
  fields: {
    audience_id: {
      label: 'Audience ID',
      description: 'The ID of the audience, by which LiveLike finds the user group.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.personas.computation_id' }
    },
    audience_name: {
      label: 'Audience Name',
      description: 'The name of the audience, which becomes that of the user group.',
      type: 'string',
      required: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    action: {
      label: 'Action',
      description:
        '`true` adds the user, `false` removes them. Leave it empty to follow the trait or property with the name of the audience.',
      type: 'boolean'
    },
    timestamp,
    additional_user_traits: {
      label: 'Additional User Traits',
      description: 'What else LiveLike may find the user by.',
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue:only',
      properties: {
        livelike_profile_id: {
          label: 'LiveLike Profile ID',
          description: 'The ID of the profile that the user has in LiveLike.',
          type: 'string'
        },
        email: {
          label: 'Email',
          description: 'The email address of the user.',
          type: 'string'
        }
      },
      default: {
        livelike_profile_id: firstOf('$.traits.livelike_profile_id', '$.properties.livelike_profile_id'),
        email: firstOf('$.traits.email', '$.properties.email')
      }
    },
    traits_or_properties_hidden: {
      label: 'Traits or Properties',
      description: 'The traits or properties among which the audience is.',
      type: 'object',
      unsafe_hidden: true,
      default: firstOf('$.traits', '$.properties')
    },
    user_id: userId,
    enable_batching: enableBatching,
    batch_size: batchSize({ minimum: 1, maximum: 500, default: 100 })
  },
  ...batched({
    toItem: toMembership,
    send: (request, memberships, { settings }: SendContext<Settings>) =>
      request(apiUrl(settings, 'segment-audience-sync'), { method: 'post', json: memberships })
  })
}

function toMembership(payload: Payload) {
  const { audience_id, audience_name, timestamp, user_id, additional_user_traits } = payload
  const action = payload.action ?? membershipIn(payload.traits_or_properties_hidden, audience_name)
  if (action === undefined) {
    throw new PayloadValidationError(
      `The event does not say whether its user is in the audience "${audience_name}". Map the Action, or send a trait of that name that is true or false.`
    )
  }
  return { audience_id, audience_name, action, timestamp, user_id, ...additional_user_traits }
}

export default action
