import type { ActionDefinition } from '@segment/actions-core'
import { addOnly } from '../fields'
import type { Settings } from '../generated-types'
import initiateCheckout from '../initiateCheckout'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Initiate Checkout V2',
  description: initiateCheckout.description,
  defaultSubscription: initiateCheckout.defaultSubscription,
  syncMode: addOnly,
  fields: initiateCheckout.fields,
  perform: initiateCheckout.perform
}

export default action
