import type { InputField } from '@segment/actions-core'

/** How the statuses may be written; see `parseStatus`. */
const statuses =
  '`subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.'

/** The fields of the channels: an address, and what the user wants to get there. */
export const channelFields = {
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
    description: `The groups of e-mails that the user chose, each by its name and with its status: ${statuses} They need an Email Subscription Status.`,
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
  }
} satisfies Record<string, InputField>
