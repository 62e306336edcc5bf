import type { ActionDefinition } from '@segment/actions-core'
import { sendEvent } from '../api'
import { singleItemFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Wishlist',
  description: 'Records that someone put a product on a wishlist.',
  defaultSubscription: 'type = "track" and event = "Product Added to Wishlist"',
  fields: singleItemFields,
  perform: (request, { payload, settings }) => sendEvent(request, settings, 'add_to_wishlist', payload)
}

export default action
