import type { ActionDefinition } from '@segment/actions-core'
import { purchaseFields, trackBatching } from '../fields'
import type { Settings } from '../generated-types'
import { addOrUpdate, batchedTrack, toPurchases, updatesExistingOnly } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase V2',
  description: 'Records the products that a user bought as purchases in Braze.',
  defaultSubscription: 'event = "Order Completed"',
  syncMode: addOrUpdate,
  fields: { ...purchaseFields, ...trackBatching },

  ...batchedTrack('purchases', (payload: Payload, settings, syncMode) =>
    toPurchases(payload, settings, updatesExistingOnly(syncMode))
  )
}

export default action
