import { batched, batchSize, enableBatching } from '@segment/actions-core'
import type { ActionDefinition, SendContext } from '@segment/actions-core'
import { postEvents } from '../api'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Events',
  description: 'Sends whole events, or the part of them that you map.',
  fields: {
    data: {
      label: 'Data',
      description: 'What to send for each event. By default the whole event.',
      type: 'object',
      default: { '@path': '$.' }
    },
    enable_batching: { ...enableBatching, required: true },
    batch_size: { ...batchSize({ default: 300, unsafe_hidden: true }), readOnly: true }
  },
  ...batched({
    toItem: ({ data }: Payload) => data ?? null,
    send: (request, events, { settings }: SendContext<Settings>) => postEvents(request, settings, events),
    // https://aggregations.io/docs/ingesting-data/posting-events#ingest-api-limits
    limits: { bytes: 1_000_000 }
  })
}

export default action
