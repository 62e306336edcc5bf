import type { ActionDefinition } from '@segment/actions-core'
import { uploadEvents } from '../api'
import { toEvent } from '../event'
import { batchEndpointField, eventFields, productsField } from '../event'
import { attributionFields, minIdLengthField, userAgentDataField, userAgentFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Log Event',
  description: 'Logs an event, and keeps the campaign and the referrer that led to it with the user.',
  defaultSubscription: 'type = "track"',
  fields: {
    ...eventFields,
    products: productsField,
    use_batch_endpoint: batchEndpointField,
    ...userAgentFields,
    ...attributionFields,
    min_id_length: minIdLengthField,
    userAgentData: userAgentDataField
  },

  perform: async (request, { payload, settings }) => uploadEvents(request, settings, payload, [await toEvent(payload)])
}

export default action
