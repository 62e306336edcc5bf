import type { ActionManifest, DestinationManifest, JSONObject, PresetManifest } from '../api'
import type { NewMapping } from '../workbench'

/** A mapping that a person can add with one click. */
export interface Setup {
  /** The name of the preset or action. */
  title: string
  /** The trigger. */
  detail: string
  /** Whether it is chosen at first. */
  isDefault: boolean
  mapping: NewMapping
}

const SYNC_MODE = '__segment_internal_sync_mode'
const ANY_TRACK = 'type = "track"'

/**
 * Lists the mappings of a quick setup: the presets of a destination, or one for each of its actions if it has none.
 * Presets without a trigger, which wait for a person to choose one, are not chosen at first.
 */
export function quickSetup(definition: DestinationManifest): Setup[] {
  const presets = definition.presets.filter(({ partnerAction }) => actionOf(definition, partnerAction))
  if (presets.length > 0) return presets.map((preset) => setupOf(preset, actionOf(definition, preset.partnerAction)!))
  return Object.entries(actionsOf(definition))
    .filter(([, action]) => !action.hidden)
    .map(([key, action]) => {
      const mapping = emptyMapping(key, action)
      return { title: action.title, detail: mapping.subscribe, isDefault: true, mapping }
    })
}

function setupOf({ name, partnerAction, subscribe, mapping }: PresetManifest, action: ActionManifest): Setup {
  const trigger = subscribe ?? action.defaultSubscription ?? ANY_TRACK
  const title = name ?? action.title
  return {
    title,
    detail: subscribe ?? `${trigger} (choose the events)`,
    isDefault: subscribe !== null,
    mapping: {
      name: title,
      enabled: true,
      partnerAction,
      subscribe: trigger,
      mapping: { ...syncModeOf(action), ...(mapping as JSONObject) }
    }
  }
}

/** Makes a mapping for an action, with the defaults of its fields. */
export function emptyMapping(partnerAction: string, action: ActionManifest): NewMapping {
  const defaults = Object.entries(action.fields).filter(([, field]) => field.default !== undefined)
  return {
    name: action.title,
    enabled: true,
    partnerAction,
    subscribe: action.defaultSubscription ?? ANY_TRACK,
    mapping: {
      ...syncModeOf(action),
      ...(Object.fromEntries(defaults.map(([key, field]) => [key, field.default])) as JSONObject)
    }
  }
}

function syncModeOf({ syncMode }: ActionManifest): JSONObject {
  const mode = (syncMode as { default?: string } | null)?.default
  return mode === undefined ? {} : { [SYNC_MODE]: mode }
}

/** The actions of a destination by key, in either form. */
export function actionsOf({ actions, asyncActions }: DestinationManifest): Record<string, ActionManifest> {
  return { ...asyncActions, ...actions }
}

function actionOf(definition: DestinationManifest, key: string): ActionManifest | undefined {
  const actions = actionsOf(definition)
  return Object.hasOwn(actions, key) ? actions[key] : undefined
}

/** Returns a name that none of the mappings has: the given one, or with a number after it. */
export function freeName(name: string, mappings: readonly { name: string }[]): string {
  const taken = new Set(mappings.map((mapping) => mapping.name))
  if (!taken.has(name)) return name
  const base = name.replace(/ \d+$/, '')
  for (let number = 2; ; number++) if (!taken.has(`${base} ${number}`)) return `${base} ${number}`
}

/** Says why no, or not so many, mappings can be added; undefined if they can. */
export function limitReason(count: number, most: number, adding = 1): string | undefined {
  if (count + adding <= most) return undefined
  const excess = count + adding - most
  const room = count >= most ? `There are ${count}.` : `There are ${count}, and ${adding} would be added.`
  return `A destination has at most ${most} mappings, as in Segment. ${room} Delete ${excess} to add ${adding === 1 ? 'another' : 'all'}.`
}
