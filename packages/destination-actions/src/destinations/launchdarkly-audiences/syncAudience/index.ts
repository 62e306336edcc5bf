import { batched, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { computationKind } from '../../../lib/audience-membership'
import { syncMemberships } from '../api'
import type { Membership } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience',
  description: 'Adds a context to a synced segment or removes it.',
  defaultSubscription: 'type = "identify" or type = "track"',
  fields: {
    segment_audience_id: {
      label: 'Audience ID',
      description: 'The ID of the audience, by which LaunchDarkly finds the segment again.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_id' }
    },
    segment_audience_key: {
      label: 'Audience Key',
      description: 'The key of the audience. The segment is named after it.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    segment_computation_action: computationKind,
    context_kind: {
      label: 'Context Kind',
      description: 'The kind of context that the segment targets in LaunchDarkly.',
      type: 'string',
      required: true,
      default: 'user'
    },
    segment_user_id: {
      label: 'User ID',
      description: 'The user ID of the person.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.userId' }
    },
    segment_anonymous_id: {
      label: 'Anonymous ID',
      description: 'The anonymous ID of the person.',
      type: 'string',
      unsafe_hidden: true,
      default: { '@path': '$.anonymousId' }
    },
    user_email: {
      label: 'Email',
      description: 'The email address of the person.',
      type: 'string',
      unsafe_hidden: true,
      default: firstOf('$.traits.email', '$.context.traits.email')
    },
    context_key: {
      label: 'Context Key',
      description: 'What names the context in LaunchDarkly: the first that the event has.',
      type: 'string',
      choices: [
        { label: 'User ID or email', value: 'user_id_then_email' },
        { label: 'User ID or anonymous ID', value: 'user_id_then_anonymousId' },
        { label: 'User ID, email or anonymous ID', value: 'user_id_then_email_then_anonymousId' },
        { label: 'User ID only', value: 'user_id_only' },
        { label: 'Email only', value: 'email_only' }
      ],
      required: true,
      default: 'user_id_only'
    },
    traits_or_props: {
      label: 'Traits or Properties',
      description: 'The traits or properties that say whether the person is in the audience.',
      type: 'object',
      required: true,
      unsafe_hidden: true,
      default: firstOf('$.properties', '$.traits')
    },
    enable_batching: enableBatching,
    audience_action: {
      label: 'Audience Action',
      description: 'Has no effect any more: the traits or properties say whether the person enters or leaves.',
      type: 'string',
      choices: [
        { label: 'Add', value: 'ADD' },
        { label: 'Remove', value: 'REMOVE' }
      ],
      unsafe_hidden: true
    }
  },

  ...batched({
    toItem: (payload: Payload): Membership => ({
      contextKind: payload.context_kind,
      userId: contextKeyOf(payload),
      cohortName: sentenceCase(payload.segment_audience_key),
      cohortId: payload.segment_audience_id,
      value: Boolean(payload.traits_or_props[payload.segment_audience_key])
    }),
    send: (request, memberships, { settings }: SendContext<Settings>) =>
      syncMemberships(request, settings, memberships),
    groupBy: ({ cohortId, contextKind }) => JSON.stringify([cohortId, contextKind])
  })
}

function contextKeyOf({ context_key, segment_user_id, user_email, segment_anonymous_id }: Payload): string | undefined {
  switch (context_key) {
    case 'email_only':
      return user_email
    case 'user_id_then_email':
      return segment_user_id ?? user_email
    case 'user_id_then_anonymousId':
      return segment_user_id ?? segment_anonymous_id
    case 'user_id_then_email_then_anonymousId':
      return segment_user_id ?? user_email ?? segment_anonymous_id
    default:
      return segment_user_id
  }
}

/** `high_value_users` as a name: `High value users`. */
function sentenceCase(key: string): string {
  const words = key.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export default action
