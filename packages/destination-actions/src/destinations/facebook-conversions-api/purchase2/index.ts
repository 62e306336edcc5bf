import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import purchase from '../purchase'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Purchase V2',
  description: purchase.description,
  defaultSubscription: purchase.defaultSubscription,
  syncMode: addOnly,
  fields: purchase.fields,
  perform: purchase.perform
}

export default action
