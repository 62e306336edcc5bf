import type { ActionDefinition } from '@segment/actions-core'
import { batchSize, enableBatching } from '../../../lib/batching-fields'
import type { Settings } from '../generated-types'
import { updateExistingOnly } from '../identity-fields'
import { track, trackBatch } from '../users-track'
import { toEvent } from './event'
import { eventFields } from './event-fields'
import type { Payload } from './generated-types'

const toElementsFor =
  (settings: Settings) =>
  ({ _update_existing_only: existingOnly, ...payload }: Payload) => [toEvent(payload, settings, existingOnly)]

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records a custom event of a user in Braze.',
  defaultSubscription: 'type = "track" and event != "Order Completed"',
  fields: {
    ...eventFields,
    _update_existing_only: updateExistingOnly,
    enable_batching: enableBatching,
    batch_size: batchSize({ default: 75, unsafe_hidden: true })
  },
  perform: (request, { settings, payload }) => track(request, settings, 'events', toElementsFor(settings)(payload)),
  performBatch: (request, { settings, payload }) =>
    trackBatch(request, settings, 'events', payload, toElementsFor(settings))
}

export default action
