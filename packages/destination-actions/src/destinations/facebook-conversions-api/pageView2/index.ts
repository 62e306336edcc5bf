import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import pageView from '../pageView'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page View V2',
  description: pageView.description,
  defaultSubscription: pageView.defaultSubscription,
  syncMode: addOnly,
  fields: pageView.fields,
  perform: pageView.perform
}

export default action
