import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import addToCart from '../addToCart'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Add to Cart V2',
  description: addToCart.description,
  defaultSubscription: addToCart.defaultSubscription,
  syncMode: addOnly,
  fields: addToCart.fields,
  perform: addToCart.perform
}

export default action
