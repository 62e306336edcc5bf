// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.

export interface Payload {
  /**
   * The space whose profiles to create or update: the write key of the source that feeds it. The list shows the sources of your workspace by their names; choose the one that belongs to the space.
   */
  engage_space: string
  /**
   * The identifier of the user in your database. A call needs this or an Anonymous ID.
   */
  user_id?: string
  /**
   * An identifier for someone whose User ID is not known, for example that of a browser. A call needs this or a User ID.
   */
  anonymous_id?: string
  /**
   * When it happened. Segment takes the time of arrival when this is left out.
   */
  timestamp?: string | number
  /**
   * The identifier of the call. Segment accepts a call with the same identifier only once.
   */
  message_id?: string
  /**
   * The categories that the user consents to, as `categoryPreferences`.
   */
  consent?: {
    [k: string]: unknown
  }
  /**
   * The user's e-mail address.
   */
  email?: string
  /**
   * What the user wants to get by e-mail: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.
   */
  email_subscription_status?: string | null
  /**
   * The groups of e-mails that the user chose, each by its name and with its status: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status. They are sent with an Email that has an Email Subscription Status.
   */
  subscription_groups?: {
    [k: string]: unknown
  }
  /**
   * The user's phone number, for SMS and WhatsApp.
   */
  phone?: string
  /**
   * What the user wants to get by SMS: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.
   */
  sms_subscription_status?: string | null
  /**
   * What the user wants to get by WhatsApp: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.
   */
  whatsapp_subscription_status?: string | null
  /**
   * The token for push notifications to the user's Android device.
   */
  android_push_token?: string
  /**
   * What the user wants to get on the Android device: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.
   */
  android_push_subscription_status?: string | null
  /**
   * The token for push notifications to the user's iOS device.
   */
  ios_push_token?: string
  /**
   * What the user wants to get on the iOS device: `subscribed` or `true`, `unsubscribed` or `false`, or `did_not_subscribe` for someone who was not asked. Empty for no status.
   */
  ios_push_subscription_status?: string | null
  /**
   * The traits of the user, or of the group in a group call, by name.
   */
  traits?: {
    [k: string]: unknown
  }
}
