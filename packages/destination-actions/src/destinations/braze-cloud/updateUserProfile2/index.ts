import type { ActionDefinition } from '@segment/actions-core'
import { trackBatching } from '../fields'
import type { Settings } from '../generated-types'
import { profileFields, toAttributes } from '../profile'
import { batchedTrack, requireSyncMode } from '../track'
import type { Payload } from './generated-types'

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
  fields: { ...profileFields, ...trackBatching },

  ...batchedTrack('attributes', (payload: Payload, _, syncMode) => {
    requireSyncMode(syncMode, 'update')
    return [toAttributes(payload, true)]
  })
}

export default action
