import type { ActionDefinition } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { updateExistingOnly } from '../identity-fields'
import { track, trackBatch } from '../users-track'
import { toAttributes } from './attributes'
import type { Payload } from './generated-types'
import { profileFields } from './profile-fields'

const toElements = ({ _update_existing_only: existingOnly, ...payload }: Payload) => [
  toAttributes(payload, existingOnly)
]

const action: ActionDefinition<Settings, Payload> = {
  title: 'Update User Profile',
  description: "Sets attributes of a user's profile in Braze.",
  defaultSubscription: 'type = "identify"',
  fields: {
    ...profileFields,
    _update_existing_only: updateExistingOnly,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload }) => track(request, settings, 'attributes', toElements(payload)),
  performBatch: (request, { settings, payload }) => trackBatch(request, settings, 'attributes', payload, toElements)
}

export default action
