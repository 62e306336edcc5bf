import type { ActionDefinition } from '@segment/actions-core'
import { batchedImport } from '../api'
import { toEvent } from '../event'
import { event, eventFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Event',
  description: 'Records what a person or an anonymous visitor did.',
  defaultSubscription: 'type = "track"',
  fields: { event, ...eventFields },
  ...batchedImport<Payload>(toEvent)
}

export default action
