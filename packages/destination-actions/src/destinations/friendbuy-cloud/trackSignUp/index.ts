import type { ActionDefinition } from '@segment/actions-core'
import { additionalProperties, dateParts, send } from '../api'
import {
  anonymousId,
  customerFields,
  customerId,
  email,
  friendbuyAttributes,
  pageFields,
  referralFields
} from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Track Sign Up',
  description: 'Records that someone created an account.',
  fields: {
    customerId,
    anonymousId,
    email,
    ...customerFields,
    ...referralFields,
    friendbuyAttributes,
    ...pageFields
  },
  // https://developers.friendbuy.com/#account-sign-up-event
  perform: (request, { settings, payload }) =>
    send(request, settings, 'event/account-sign-up', {
      customerId: payload.customerId,
      email: payload.email,
      isNewCustomer: payload.isNewCustomer,
      loyaltyStatus: payload.loyaltyStatus,
      firstName: payload.firstName,
      lastName: payload.lastName,
      age: payload.age,
      birthday: dateParts(payload.birthday),
      couponCode: payload.coupon,
      attributionId: payload.attributionId,
      referralCode: payload.referralCode,
      userAgent: payload.userAgent,
      ipAddress: payload.ipAddress,
      additionalProperties: additionalProperties({
        ...payload.friendbuyAttributes,
        anonymousId: payload.anonymousId,
        name: payload.name
      })
    })
}

export default action
