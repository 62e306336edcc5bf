import type { ActionDefinition } from '@segment/actions-core'
import { eventFields, trackBatching, updateExistingOnly } from '../fields'
import type { Settings } from '../generated-types'
import { batchedTrack, toEvent } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records a custom event of a user in Braze.',
  defaultSubscription: 'type = "track" and event != "Order Completed"',
  fields: { ...eventFields, _update_existing_only: updateExistingOnly, ...trackBatching },

  ...batchedTrack('events', ({ _update_existing_only: existingOnly, ...payload }: Payload, settings) => [
    toEvent(payload, settings, existingOnly)
  ])
}

export default action
