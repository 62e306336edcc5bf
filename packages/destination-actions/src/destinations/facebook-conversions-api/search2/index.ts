import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import search from '../search'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Search V2',
  description: search.description,
  defaultSubscription: search.defaultSubscription,
  syncMode: addOnly,
  fields: search.fields,
  perform: search.perform
}

export default action
