import { defaultValues, type ActionDefinition, type JSONObject, type Preset } from '@segment/actions-core'
import { parseFql, type GroupCondition } from '@segment/actions-core/trigger'
import { UsageError, jsonOrText, parseAssignment, setAt, readObject } from '@segment/actions-input'
import type { Loaded } from '@segment/actions-session'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** Mapping and trigger as the flags give them. */
export interface SubscriptionFlags {
  /** The name of a preset: its mapping and its trigger are taken instead of the defaults. */
  preset?: string
  /** JSON, `@<file>` or `@-`: goes over the defaults field by field. */
  mapping?: string
  /** `<field>=<value>`: goes over all else. */
  map?: readonly string[]
  /** The trigger, instead of that of the action or the preset. */
  subscribe?: string
}

/** Where the mapping of a field, or a trigger, comes from. */
export type Origin = 'default' | 'preset' | '--mapping' | '--map' | '--subscribe'

/** When an action runs, and how its payload is made. */
export interface TriedSubscription {
  mapping: JSONObject
  /** Where the value of each key of the mapping comes from. */
  origins: Record<string, Origin>
  /** Absent where neither the action nor a flag has one: every event is taken then. */
  trigger?: { text: string; tree: GroupCondition; origin: Origin }
}

/** The part of a definition that this is about. */
type Triable = Pick<ActionDefinition<unknown>, 'fields' | 'syncMode' | 'defaultSubscription' | 'hooks'>

/** What the host keeps in a mapping besides the fields. */
const SYNC_MODE = '__segment_internal_sync_mode'
const MATCHING_KEY = '__segment_internal_matching_key'

/** Tells whether a key of a mapping is for the runtime rather than for the payload. */
export function isForRuntime(key: string, { hooks = {} }: Pick<Triable, 'hooks'>): boolean {
  return key === SYNC_MODE || key === MATCHING_KEY || Object.hasOwn(hooks, key)
}

/**
 * Makes the subscription to try: the defaults of the fields, or a preset, and over them what the flags give.
 *
 * @throws UsageError for an unknown preset or field, for flags that cannot be read, and for a trigger that does not parse
 */
export async function triedSubscription(
  { definition }: Loaded,
  key: string,
  flags: SubscriptionFlags
): Promise<TriedSubscription> {
  const action = definition.actions[key] as Triable
  const preset = flags.preset === undefined ? undefined : findPreset(definition.presets ?? [], key, flags.preset)
  const base = preset ? (preset.mapping ?? {}) : defaultsOf(action)
  const mapping = flags.mapping === undefined ? {} : ((await readObject('--mapping', flags.mapping)) as JSONObject)
  const assignments = (flags.map ?? []).map((text) => parseAssignment(MAP, text))
  for (const { keys } of assignments) checkField(keys[0]!, action)
  // A mapping that is one directive makes the whole payload, so there is nothing that it could go over.
  const start = Object.keys(mapping).some((name) => name.startsWith('@')) ? mapping : { ...base, ...mapping }
  const origins: Record<string, Origin> = {
    ...originsOf(base, preset ? 'preset' : 'default'),
    ...originsOf(mapping, '--mapping'),
    ...Object.fromEntries(assignments.map(({ keys }) => [keys[0]!, '--map'] as const))
  }
  const trigger = triggerOf(action, preset, flags.subscribe)
  return { mapping: assignments.reduce<unknown>(setAt, start) as JSONObject, origins, ...(trigger && { trigger }) }
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
  // An action without fields takes everything.
  if (known.length === 0 || known.includes(key) || isForRuntime(key, action)) return
  throw new UsageError(`--map: the action has no field '${key}'. ${hintFor(key, known)}`)
}

function findPreset(presets: readonly Preset[], key: string, name: string): Preset {
  const own = presets.filter(({ partnerAction }) => partnerAction === key)
  const found = own.find((preset) => preset.name?.toLowerCase() === name.toLowerCase())
  if (found) return found
  const names = own.map((preset) => `'${preset.name}'`).join(', ')
  throw new UsageError(`There is no preset '${name}' for the action '${key}'. There are: ${names || 'none'}.`)
}

function triggerOf(action: Triable, preset: Preset | undefined, subscribe: string | undefined) {
  const [text, origin] = triggerText(action, preset, subscribe)
  if (!text) return undefined
  const tree = parseFql(text)
  if (!('error' in tree)) return { text, tree, origin }
  throw new UsageError(
    `The trigger '${text}' does not parse: ${tree.error.message.replace(/\.?$/, '.')} Give another one with --subscribe.`,
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
