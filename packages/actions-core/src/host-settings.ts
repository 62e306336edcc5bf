import type { Subscription } from './definition'
import type { JSONObject } from './data/json'
import { setKey } from './mapping/safe-key'

/** What a host keeps beside the settings of the destination. */
const HOST_KEYS = ['subscription', 'subscriptions', 'oauth']

/** Gives the subscriptions of a host's settings: one `subscription`, or else the list `subscriptions`. */
export function subscriptionsOf(settings: JSONObject): Subscription[] {
  if (settings.subscription) return [settings.subscription as unknown as Subscription]
  return Array.isArray(settings.subscriptions) ? (settings.subscriptions as unknown as Subscription[]) : []
}

/** Copies the destination's own settings out of a host's, lists included, so that coercion leaves the host's alone. */
export function destinationSettingsOf<Settings>(settings: JSONObject): Settings {
  const own: JSONObject = {}
  for (const key in settings) {
    if (HOST_KEYS.includes(key) || !Object.hasOwn(settings, key)) continue
    const value = settings[key]
    setKey(own, key, Array.isArray(value) ? [...value] : value)
  }
  return own as Settings
}
