import type { ActionDefinition, SyncMode } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { addOrUpdate, updatesExistingOnly } from '../sync-mode'
import { purchaseFields } from '../trackPurchase/purchase-fields'
import { toPurchases } from '../trackPurchase/purchases'
import { track, trackBatch } from '../users-track'
import type { Payload } from './generated-types'

function toElementsFor(settings: Settings, syncMode: SyncMode | undefined) {
  const existingOnly = updatesExistingOnly(syncMode)
  return (payload: Payload) => toPurchases(payload, settings, existingOnly)
}

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase V2',
  description: 'Records the products that a user bought as purchases in Braze.',
  defaultSubscription: 'event = "Order Completed"',
  syncMode: addOrUpdate,
  fields: {
    ...purchaseFields,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload, syncMode }) =>
    track(request, settings, 'purchases', toElementsFor(settings, syncMode)(payload)),
  performBatch: (request, { settings, payload, syncMode }) =>
    trackBatch(request, settings, 'purchases', payload, toElementsFor(settings, syncMode))
}

export default action
