import type { ActionDefinition } from '@segment/actions-core'
import { purchaseFields, trackBatching, updateExistingOnly } from '../fields'
import type { Settings } from '../generated-types'
import { batchedTrack, toPurchases } from '../track'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase',
  description: 'Records the products that a user bought as purchases in Braze.',
  defaultSubscription: 'event = "Order Completed"',
  fields: { ...purchaseFields, _update_existing_only: updateExistingOnly, ...trackBatching },

  ...batchedTrack('purchases', ({ _update_existing_only: existingOnly, ...payload }: Payload, settings) =>
    toPurchases(payload, settings, existingOnly)
  )
}

export default action
