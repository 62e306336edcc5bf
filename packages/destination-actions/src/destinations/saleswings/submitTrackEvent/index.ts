import type { ActionDefinition } from '@segment/actions-core'
import { submitEvents } from '../api'
import { data, eventFields, kind } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Submit Track Event',
  description: 'Records what a lead does.',
  defaultSubscription: 'type = "track"',
  fields: {
    kind: { ...kind, default: 'Track' },
    data: { ...data, default: { '@path': '$.event' } },
    ...eventFields
  },
  ...submitEvents<Payload>('track')
}

export default action
