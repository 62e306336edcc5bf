import type { ActionDefinition } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { updateExistingOnly } from '../identity-fields'
import { track, trackBatch } from '../users-track'
import type { Payload } from './generated-types'
import { purchaseFields } from './purchase-fields'
import { toPurchases } from './purchases'

const toElementsFor =
  (settings: Settings) =>
  ({ _update_existing_only: existingOnly, ...payload }: Payload) =>
    toPurchases(payload, settings, existingOnly)

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Purchase',
  description: 'Records the products that a user bought as purchases in Braze.',
  defaultSubscription: 'event = "Order Completed"',
  fields: {
    ...purchaseFields,
    _update_existing_only: updateExistingOnly,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload }) => track(request, settings, 'purchases', toElementsFor(settings)(payload)),
  performBatch: (request, { settings, payload }) =>
    trackBatch(request, settings, 'purchases', payload, toElementsFor(settings))
}

export default action
