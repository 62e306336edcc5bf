import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { requireSyncMode } from '../sync-mode'
import { toAttributes } from '../updateUserProfile/attributes'
import { profileFields } from '../updateUserProfile/profile-fields'
import { track, trackBatch } from '../users-track'
import type { Payload } from './generated-types'

function toElementsIn(syncMode: SyncMode | undefined) {
  requireSyncMode(syncMode, 'update')
  return (payload: Payload) => [toAttributes(payload, true)]
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update User Profile V2',
  description: "Sets attributes of a user's profile in Braze, for users whom Braze knows.",
  defaultSubscription: 'type = "identify"',
  syncMode: {
    default: 'update',
    label: 'How to record users',
    description: 'Users whom Braze does not know yet are left out.',
    choices: [{ label: 'Only update users whom Braze knows', value: 'update' }]
  },
  fields: {
    ...profileFields,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload, syncMode }) =>
    track(request, settings, 'attributes', toElementsIn(syncMode)(payload)),
  performBatch: (request, { settings, payload, syncMode }) =>
    trackBatch(request, settings, 'attributes', payload, toElementsIn(syncMode))
}

export default action
