import type { ActionDefinition } from '@segment/actions-core'
import { eventFields, trackBatching } from '../fields'
import type { Settings } from '../generated-types'
import { addOrUpdate, batchedTrack, toEvent, updatesExistingOnly } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event V2',
  description: 'Records a custom event of a user in Braze.',
  defaultSubscription: 'type = "track" and event != "Order Completed"',
  syncMode: addOrUpdate,
  fields: { ...eventFields, ...trackBatching },

  ...batchedTrack('events', (payload: Payload, settings, syncMode) => [
    toEvent(payload, settings, updatesExistingOnly(syncMode))
  ])
}

export default action
