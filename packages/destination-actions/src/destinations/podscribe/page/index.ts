import type { ActionDefinition } from '@segment/actions-core'
import { callPixel } from '../api'
import { visitFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Page',
  description: 'Records a page view.',
  defaultSubscription: 'type = "page"',
  fields: visitFields,
  perform: (request, { payload, settings }) => callPixel(request, settings, payload, 'view')
}

export default action
