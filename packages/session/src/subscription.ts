import { defaultValues, type ActionDefinition, type JSONObject, type Preset } from '@segment/actions-core'
import { parseFql, type GroupCondition } from '@segment/actions-core/trigger'
import { UsageError, jsonOrText, parseAssignment, setAt, readObject } from '@segment/actions-input'
import { anyFormOf } from './async-actions'
import type { Loaded } from './loaded'
import { CallError } from './failure'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** Mapping and trigger, as set by flags. */
export interface SubscriptionFlags {
  /** The name of a preset: its mapping and trigger replace the defaults. */
  preset?: string
  /** JSON, `@<file>` or `@-`: overrides the defaults field by field. */
  mapping?: string
  /** `<field>=<value>`: overrides everything else. */
  map?: readonly string[]
  /** The trigger, instead of that of the action or the preset. */
  subscribe?: string
}

/** Where the mapping of a field, or a trigger, comes from. */
export type Origin = 'default' | 'preset' | '--mapping' | '--map' | '--subscribe' | 'mapping' | 'subscribe' | 'filter'

/** The mapping and trigger that are tried. */
export interface TriedSubscription {
  mapping: JSONObject
  /** Where the value of each key of the mapping comes from. */
  origins: Record<string, Origin>
  /** Absent if neither the action nor a flag has one: every event matches then. */
  trigger?: { text: string; tree: GroupCondition; origin: Origin }
}

/** The part of an action that a subscription depends on. */
type Triable = Pick<ActionDefinition<unknown>, 'fields' | 'syncMode' | 'defaultSubscription' | 'hooks'>

/** Keys that the host stores in a mapping besides the fields. */
const SYNC_MODE = '__segment_internal_sync_mode'
const MATCHING_KEY = '__segment_internal_matching_key'

/** Whether a key of a mapping is for the runtime and not for the payload. */
export function isForRuntime(key: string, { hooks = {} }: Pick<Triable, 'hooks'>): boolean {
  return key === SYNC_MODE || key === MATCHING_KEY || Object.hasOwn(hooks, key)
}

/**
 * Makes the subscription to try: the defaults of the fields, or a preset, overridden by the flags.
 *
 * @throws UsageError for an unknown preset or field, for flags that cannot be read, and for a trigger that does not parse
 */
export async function triedSubscription(
  { definition }: Loaded,
  key: string,
  flags: SubscriptionFlags
): Promise<TriedSubscription> {
  const action: Triable = anyFormOf(definition, key)
  const preset = flags.preset === undefined ? undefined : findPreset(definition.presets ?? [], key, flags.preset)
  const base = preset ? (preset.mapping ?? {}) : defaultsOf(action)
  const mapping = flags.mapping === undefined ? {} : ((await readObject('--mapping', flags.mapping)) as JSONObject)
  const assignments = (flags.map ?? []).map((text) => parseAssignment(MAP, text))
  for (const { keys } of assignments) checkField(keys[0]!, action)
  // A mapping that is one directive makes the whole payload, so it has no defaults to override.
  const start = Object.keys(mapping).some((name) => name.startsWith('@')) ? mapping : { ...base, ...mapping }
  const origins: Record<string, Origin> = {
    ...originsOf(base, preset ? 'preset' : 'default'),
    ...originsOf(mapping, '--mapping'),
    ...Object.fromEntries(assignments.map(({ keys }) => [keys[0]!, '--map'] as const))
  }
  const trigger = triggerOf(action, preset, flags.subscribe)
  return { mapping: assignments.reduce<unknown>(setAt, start) as JSONObject, origins, ...(trigger && { trigger }) }
}

/**
 * Makes the subscription of a mapping and a trigger, as the JSON API and stored mappings have them. Nothing is added.
 *
 * @param given `subscribe`: the trigger; without one, every event matches
 * @throws CallError (400) for a trigger that does not parse
 */
export function givenSubscription({
  mapping,
  subscribe
}: {
  mapping: JSONObject
  subscribe?: string
}): TriedSubscription {
  const trigger = subscribe
    ? { text: subscribe, tree: parseTrigger(subscribe), origin: 'subscribe' as const }
    : undefined
  return { mapping, origins: originsOf(mapping, 'mapping'), ...(trigger && { trigger }) }
}

/** Parses a trigger. Throws a CallError (400) that quotes it. */
export function parseTrigger(text: string): GroupCondition {
  const tree = parseFql(text)
  if (!('error' in tree)) return tree
  throw new CallError(400, `The trigger '${text}' does not parse: ${tree.error.message}`, { cause: tree.error })
}

function defaultsOf({ fields, syncMode }: Triable): JSONObject {
  return { ...defaultValues(fields), ...(syncMode && { [SYNC_MODE]: syncMode.default }) } as JSONObject
}

function originsOf(mapping: JSONObject, origin: Origin): Record<string, Origin> {
  return Object.fromEntries(Object.keys(mapping).map((key) => [key, origin]))
}

const MAP = {
  flag: '--map',
  form: "<field>=<value>, such as email=$.traits.email or text='{{event}}'",
  read: expressionOf
}

/** JSON; else `$.…` a path of the event, a text with `{{` a template, and any other text itself. */
function expressionOf(text: string): unknown {
  const value = jsonOrText(text)
  if (value !== text) return value
  if (text.startsWith('$.')) return { '@path': text }
  return text.includes('{{') ? { '@template': text } : text
}

function checkField(key: string, action: Triable): void {
  const known = Object.keys(action.fields)
  // An action without fields accepts any key.
  if (known.length === 0 || known.includes(key) || isForRuntime(key, action)) return
  throw new UsageError(`--map: the action has no field '${key}'. ${hintFor(key, known)}`)
}

function findPreset(presets: readonly Preset[], key: string, name: string): Preset {
  const own = presets.filter(({ partnerAction }) => partnerAction === key)
  const found = own.find((preset) => preset.name?.toLowerCase() === name.toLowerCase())
  if (found) return found
  const names = own.map((preset) => `'${preset.name}'`).join(', ')
  throw new UsageError(`The action '${key}' has no preset '${name}'. Its presets: ${names || 'none'}.`)
}

function triggerOf(action: Triable, preset: Preset | undefined, subscribe: string | undefined) {
  const [text, origin] = triggerText(action, preset, subscribe)
  if (!text) return undefined
  const tree = parseFql(text)
  if (!('error' in tree)) return { text, tree, origin }
  throw new UsageError(
    `The trigger '${text}' does not parse: ${tree.error.message.replace(/\.?$/, '.')} Pass another one with --subscribe.`,
    {
      cause: tree.error
    }
  )
}

function triggerText(
  action: Triable,
  preset: Preset | undefined,
  subscribe: string | undefined
): [string | undefined, Origin] {
  if (subscribe !== undefined) return [subscribe, '--subscribe']
  if (preset) return [preset.type === 'automatic' ? preset.subscribe : undefined, 'preset']
  return [action.defaultSubscription, 'default']
}
