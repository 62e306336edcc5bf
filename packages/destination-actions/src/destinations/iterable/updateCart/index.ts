import type { ActionDefinition } from '@segment/actions-core'
import { api, toItems, toUser } from '../api'
import { items, user } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Cart Updates',
  description: "Replaces what is in a user's cart.",
  defaultSubscription: 'type = "track" and event == "Cart Updated"',
  fields: {
    user,
    items
  },
  // https://api.iterable.com/api/docs#commerce_updateCart
  perform: (request, { settings, payload }) =>
    request(`${api(settings)}/commerce/updateCart`, {
      method: 'post',
      json: { user: toUser(payload.user), items: toItems(payload.items) }
    })
}

export default action
