import type { ActionDefinition } from '@segment/actions-core'
import { trackBatching, updateExistingOnly } from '../fields'
import type { Settings } from '../generated-types'
import { profileFields, toAttributes } from '../profile'
import { batchedTrack } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update User Profile',
  description: "Sets attributes of a user's profile in Braze.",
  defaultSubscription: 'type = "identify"',
  fields: { ...profileFields, _update_existing_only: updateExistingOnly, ...trackBatching },

  ...batchedTrack('attributes', ({ _update_existing_only: existingOnly, ...payload }: Payload) => [
    toAttributes(payload, existingOnly)
  ])
}

export default action
