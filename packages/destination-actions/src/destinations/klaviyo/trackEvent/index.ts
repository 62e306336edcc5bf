import { batched, enableBatching } from '@segment/actions-core'
import type { ActionDefinition } from '@segment/actions-core'
import { MAX_JOB_BYTES, createEvent, refusedItems, startJob } from '../api'
import { toEvent } from '../event'
import { batchSizeOf, eventFields, eventProfile } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const { properties } = eventProfile

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a person did.',
  defaultSubscription: 'type = "track"',
  fields: {
    profile: { ...eventProfile, properties: { ...properties, email: { ...properties.email, format: 'email' } } },
    metric_name: {
      label: 'Metric Name',
      description: 'The name of the event, which becomes a metric in Klaviyo.',
      type: 'string',
      required: true,
      default: { '@path': '$.event' }
    },
    ...eventFields,
    enable_batching: enableBatching,
    batch_size: batchSizeOf({ minimum: 100, maximum: 1000, default: 1000 })
  },
  ...batched({
    toItem: (payload: Payload) => toEvent(payload.metric_name, payload),
    send: (request, items) => startJob(request, 'event-bulk-create-job', items.map(toBulkItem)),
    sendOne: (request, { profile, event }) => createEvent(request, { ...event, profile }),
    // https://developers.klaviyo.com/en/reference/bulk_create_events
    limits: { count: 1000, bytes: MAX_JOB_BYTES, sizeOf: toBulkItem },
    rejections: (answer, items) => refusedItems('event-bulk-create-job', answer, items),
    onRequestError: 'report'
  })
}

/** An event as the bulk job takes it, which can hold many of one profile. */
function toBulkItem({ profile, event }: Awaited<ReturnType<typeof toEvent>>) {
  return {
    type: 'event-bulk-create',
    attributes: { profile, events: { data: [{ type: 'event', attributes: event }] } }
  }
}

export default action
