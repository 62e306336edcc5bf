import { defaultValues } from '../describe'
import type { ActionDefinition, Preset } from '../definition'
import type { JSONObject } from '../data/json'

/** One action under its key: `{ trackEvent }`. */
// oxlint-disable-next-line typescript/no-explicit-any -- the payloads of actions differ
type NamedAction = Record<string, Pick<ActionDefinition<any>, 'fields' | 'defaultSubscription'>>

/**
 * A mapping that a new connection starts with.
 *
 * @param action the action under its key: `{ trackEvent }`
 * @param subscribe the trigger. Default: that of the action
 * @param mapping what differs from the defaults of the action's fields; `undefined` leaves a default out
 * @throws Error, when the definition loads, where neither the preset nor its action has a trigger
 *
 * @example
 * const trackEvent = { defaultSubscription: 'type = "track"', fields: {} }
 * const presets = [
 *   preset('Track Calls', { trackEvent }),
 *   preset('Page Calls', { trackEvent }, 'type = "page"', { name: { '@path': '$.name' } })
 * ]
 */
export function preset(
  name: string,
  action: NamedAction,
  subscribe = Object.values(action)[0]?.defaultSubscription,
  mapping?: Mapping
): Preset {
  if (subscribe === undefined) throw new Error(`The preset '${name}' has no trigger. Add it, or one to its action.`)
  return { name, subscribe, ...actionAndMapping(action, mapping), type: 'automatic' }
}

/**
 * A mapping for the events of a warehouse, an audience or a journey, which a host offers where it sends such events.
 *
 * @param action the action under its key: `{ trackEvent }`
 * @param eventSlug the kind of event
 * @param mapping what differs from the defaults of the action's fields; `undefined` leaves a default out
 *
 * @example
 * const send = { defaultSubscription: 'type = "track"', fields: {} }
 * presetForEvent('Entities Added', { send }, 'warehouse_entity_added_track')
 */
export function presetForEvent(name: string, action: NamedAction, eventSlug: EventSlug, mapping?: Mapping): Preset {
  return { name, ...actionAndMapping(action, mapping), type: 'specificEvent', eventSlug }
}

type EventSlug = Extract<Preset, { type: 'specificEvent' }>['eventSlug']
type Mapping = Record<string, JSONObject[string] | undefined>

function actionAndMapping(action: NamedAction, changes: Mapping = {}) {
  const [[partnerAction, { fields }]] = Object.entries(action) as [[string, NamedAction[string]]]
  const mapping = Object.entries({ ...defaultValues(fields), ...changes }).filter(([, value]) => value !== undefined)
  return { partnerAction, mapping: Object.fromEntries(mapping) as JSONObject }
}
