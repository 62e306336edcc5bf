import type { ActionDefinition } from '@segment/actions-core'
import { ingest, toEvent } from '../api'
import { eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Page View',
  description: 'Records a visit to a page.',
  defaultSubscription: 'type = "page"',
  fields: {
    ...eventFields
  },
  perform: (request, { payload }) => ingest(request, toEvent(payload, payload.userFields))
}

export default action
