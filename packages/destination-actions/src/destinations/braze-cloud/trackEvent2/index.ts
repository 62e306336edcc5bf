import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { addOrUpdate, updatesExistingOnly } from '../sync-mode'
import { toEvent } from '../trackEvent/event'
import { eventFields } from '../trackEvent/event-fields'
import { track, trackBatch } from '../users-track'
import type { Payload } from './generated-types'

function toElementsFor(settings: Settings, syncMode: SyncMode | undefined) {
  const existingOnly = updatesExistingOnly(syncMode)
  return (payload: Payload) => [toEvent(payload, settings, existingOnly)]
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event V2',
  description: 'Records a custom event of a user in Braze.',
  defaultSubscription: 'type = "track" and event != "Order Completed"',
  syncMode: addOrUpdate,
  fields: {
    ...eventFields,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload, syncMode }) =>
    track(request, settings, 'events', toElementsFor(settings, syncMode)(payload)),
  performBatch: (request, { settings, payload, syncMode }) =>
    trackBatch(request, settings, 'events', payload, toElementsFor(settings, syncMode))
}

export default action
