import type { ActionDefinition } from '@segment/actions-core'
import { messageFields } from '../../../lib/segment-message-fields'
import { listSpaces, sendToSpace } from '../api'
import { profileFields } from '../fields'
import type { Settings } from '../generated-types'
import type { Payload } from './generated-types'
import { externalIdsOf, subscriptionsOf } from './subscriptions'

/** How the statuses may be written; see `subscriptions.ts`. */
const statuses =
  '`subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.'

const action: ActionDefinition<Settings, Payload> = {
  title: 'Send Subscriptions',
  description: 'Says for which channels, addresses and groups a user has subscribed to messages, or has not.',
  defaultSubscription: 'type = "identify"',
  fields: {
    ...profileFields,
    email: {
      label: 'Email',
      description: "The user's e-mail address.",
      type: 'string'
    },
    email_subscription_status: {
      label: 'Email Subscription Status',
      description: `What the user wants to get by e-mail: ${statuses}`,
      type: 'string',
      allowNull: true
    },
    subscription_groups: {
      label: 'Subscription Groups',
      description: `The groups of e-mails that the user chose, each by its name and with its status: ${statuses} They are sent with an Email that has an Email Subscription Status.`,
      type: 'object',
      additionalProperties: true,
      defaultObjectUI: 'keyvalue'
    },
    phone: {
      label: 'Phone',
      description: "The user's phone number, for SMS and WhatsApp.",
      type: 'string'
    },
    sms_subscription_status: {
      label: 'SMS Subscription Status',
      description: `What the user wants to get by SMS: ${statuses}`,
      type: 'string',
      allowNull: true
    },
    whatsapp_subscription_status: {
      label: 'WhatsApp Subscription Status',
      description: `What the user wants to get by WhatsApp: ${statuses}`,
      type: 'string',
      allowNull: true
    },
    android_push_token: {
      label: 'Android Push Token',
      description: "The token for push notifications to the user's Android device.",
      type: 'string'
    },
    android_push_subscription_status: {
      label: 'Android Push Subscription Status',
      description: `What the user wants to get on the Android device: ${statuses}`,
      type: 'string',
      allowNull: true
    },
    ios_push_token: {
      label: 'iOS Push Token',
      description: "The token for push notifications to the user's iOS device.",
      type: 'string'
    },
    ios_push_subscription_status: {
      label: 'iOS Push Subscription Status',
      description: `What the user wants to get on the iOS device: ${statuses}`,
      type: 'string',
      allowNull: true
    },
    traits: messageFields.traits
  },
  dynamicFields: { engage_space: listSpaces },

  // https://segment.com/docs/engage/user-subscriptions/set-user-subscriptions/#format-the-identify-call-payload
  perform: (request, { payload }) =>
    sendToSpace(request, payload, {
      type: 'identify',
      context: {
        messaging_subscriptions: subscriptionsOf(payload),
        externalIds: externalIdsOf(payload),
        // Not documented; from recorded messages.
        messaging_subscriptions_retl: true
      },
      traits: { ...payload.traits }
    })
}

export default action
