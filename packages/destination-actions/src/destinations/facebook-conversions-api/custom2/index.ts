import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import custom from '../custom'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Custom Event V2',
  description: custom.description,
  syncMode: addOnly,
  fields: custom.fields,
  perform: custom.perform
}

export default action
