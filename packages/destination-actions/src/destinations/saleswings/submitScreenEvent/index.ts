import type { ActionDefinition } from '@segment/actions-core'
import { submitEvents } from '../api'
import { data, eventFields, kind } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Submit Screen Event',
  description: 'Records a screen that a lead sees in your app.',
  defaultSubscription: 'type = "screen"',
  fields: {
    kind: { ...kind, default: 'Screen' },
    data: { ...data, default: { '@path': '$.name' } },
    ...eventFields
  },
  ...submitEvents<Payload>('screen')
}

export default action
