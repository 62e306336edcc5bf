import type { BrowserActionDefinition } from '../../../lib/browser-destinations'
import type { Friendbuy } from '../api'
import { anonymousId, customerFields, customerId, email, referralFields } from '../fields'
import type { Settings } from '../generated-types'
import { attributesOf, compact, toCustomer } from '../properties'
import type { Payload } from './generated-types'

const action: BrowserActionDefinition<Settings, Friendbuy, Payload> = {
  title: 'Track Sign Up',
  description: 'Record that someone created an account.',
  platform: 'web',
  defaultSubscription: 'event = "Signed Up"',
  fields: {
    customerId,
    anonymousId,
    email: { ...email, required: true },
    ...customerFields('$.properties'),
    ...referralFields
  },
  // https://developers.friendbuy.com
  perform: (track, { payload: { coupon, friendbuyAttributes, ...customer } }) => {
    const known = toCustomer({ ...customer, couponCode: coupon })
    return track('sign_up', compact({ ...attributesOf(friendbuyAttributes), ...known }), true)
  }
}

export default action
