import { batched, batchSize, enableBatching, firstOf } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { computationKind, membershipIn } from '../../../lib/audience-membership'
import { syncMemberships } from '../api'
import type { Membership } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Sync Audience',
  description: 'Adds a user to an audience or removes them from it.',
  defaultSubscription: 'type = "track" or type = "identify"',
  fields: {
    custom_audience_name: {
      label: 'Audience Name',
      description: 'The key of the audience, which becomes its name in Optimizely.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_key' }
    },
    segment_computation_action: computationKind,
    segment_computation_id: {
      label: 'Audience ID',
      description: 'The ID of the audience, by which Optimizely finds it again.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.context.personas.computation_id' }
    },
    optimizelyUserId: {
      label: 'Optimizely User ID',
      description: 'The ID by which Optimizely knows the user.',
      type: 'string',
      required: true,
      default: firstOf('$.userId', '$.anonymousId')
    },
    timestamp: {
      label: 'Timestamp',
      description: 'When the user entered or left the audience.',
      type: 'string',
      required: true,
      unsafe_hidden: true,
      default: { '@path': '$.timestamp' }
    },
    enable_batching: { ...enableBatching, unsafe_hidden: true },
    batch_size: { ...batchSize({ default: 100, unsafe_hidden: true }), type: 'integer' },
    batch_keys: {
      label: 'Batch Keys',
      description: 'The fields by which events are put into the same batch.',
      type: 'string',
      multiple: true,
      unsafe_hidden: true,
      default: ['custom_audience_name']
    },
    traitsOrProperties: {
      label: 'Traits or Properties',
      description: 'The traits or properties that say whether the user is in the audience.',
      type: 'object',
      unsafe_hidden: true,
      default: firstOf('$.traits', '$.properties')
    }
  },

  ...batched({
    toItem: (payload: Payload): Membership => ({
      audienceId: payload.segment_computation_id,
      audienceName: payload.custom_audience_name,
      timestamp: payload.timestamp,
      subscription: membershipIn(payload.traitsOrProperties, payload.custom_audience_name),
      userId: payload.optimizelyUserId
    }),
    send: (request, memberships, { settings }: SendContext<Settings>) => syncMemberships(request, settings, memberships)
  })
}

export default action
