import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import viewContent from '../viewContent'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'View Content V2',
  description: viewContent.description,
  defaultSubscription: viewContent.defaultSubscription,
  syncMode: addOnly,
  fields: viewContent.fields,
  perform: viewContent.perform
}

export default action
