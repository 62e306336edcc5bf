import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { singleItemFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Remove from Cart',
  description: 'Records that someone took a product out of the cart.',
  defaultSubscription: 'type = "track" and event = "Product Removed"',
  fields: singleItemFields,
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'remove_from_cart', payload)
}

export default action
