import {
  defaultValues,
  Destination,
  get,
  type DestinationDefinition,
  type JSONObject,
  type SegmentEvent
} from '@segment/actions-core'
import { validate as checkMapping } from '@segment/actions-core/mapping-kit'
import { impossibleConditions, parseFql, triggerWarnings } from '@segment/actions-core/trigger'
import { parsePath } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { ConfiguredSubscription } from './config'
import type { Path } from './read-folder'
import type { DestinationFile, SubscriptionFile } from './schema'

/** What a destination is configured with; secrets are filled in. */
interface Configured {
  id: string
  file: DestinationFile
  settings: Record<string, unknown>
}

type OnFault = (path: Path, message: string) => void

/** A subscription without its digest. */
type Checked = Omit<ConfiguredSubscription, 'digest'>

/** The keys of settings that are the host's own. */
const HOST_SETTINGS = ['oauth', 'dynamicAuthSettings']

/** The key of a mapping under which the runtime finds the sync mode. */
const SYNC_MODE = '__segment_internal_sync_mode'

/**
 * Checks a destination against its definition: settings, actions, triggers and mappings. Makes its subscriptions, without
 * those that have faults.
 *
 * @param onFault called for each fault with its place in the destination
 */
export function checkDestination(
  definition: DestinationDefinition,
  configured: Configured,
  onFault: OnFault
): Checked[] {
  checkSettings(definition, configured, onFault)
  return Object.entries(configured.file.subscriptions).flatMap(([id, file]) => {
    const path = ['subscriptions', id]
    return subscriptionOf(definition, { id, file, account: configured.id }, (at, message) =>
      onFault([...path, ...at], message)
    )
  })
}

function checkSettings(definition: DestinationDefinition, { settings }: Configured, onFault: OnFault): void {
  const known = Object.keys(definition.authentication?.fields ?? {})
  for (const key of Object.keys(settings)) {
    if (known.includes(key) || HOST_SETTINGS.includes(key)) continue
    onFault(['settings', key], `${definition.name} has no setting '${key}'. ${hintFor(key, known)}`)
  }
  try {
    new Destination<JSONObject>(definition as unknown as DestinationDefinition<JSONObject>).validSettingsOf(
      settings as JSONObject
    )
  } catch (error) {
    for (const { pointer = '', message } of listOf(error))
      onFault(['settings', ...pointer.split('/').slice(1)], message)
  }
}

/** The single errors of one that holds several. */
function listOf(error: unknown): { pointer?: string; message: string }[] {
  return Symbol.iterator in Object(error) ? [...(error as Iterable<Error>)] : [error as Error]
}

interface GivenSubscription {
  id: string
  file: SubscriptionFile
  /** The ID of the destination. */
  account: string
}

function subscriptionOf(
  definition: DestinationDefinition,
  { id, file, account }: GivenSubscription,
  onFault: OnFault
): Checked | [] {
  const presets = (definition.presets ?? []).filter((each) => each.type === 'automatic')
  const preset = presets.find(({ name }) => name === file.preset)
  if (file.preset !== undefined && !preset) {
    const names = presets.map(({ name = '' }) => name)
    onFault(['preset'], `${definition.name} has no preset '${file.preset}'. ${hintFor(file.preset, names)}`)
    return []
  }
  const key = file.action ?? preset?.partnerAction
  if (key === undefined) {
    onFault([], `a subscription needs the key 'action', or 'preset'.`)
    return []
  }
  const action = Object.hasOwn(definition.actions, key) ? definition.actions[key]! : undefined
  if (!action) {
    const names = Object.keys(definition.actions)
    const isAsync = Object.hasOwn(definition.asyncActions ?? {}, key)
    onFault(
      [file.action === undefined ? 'preset' : 'action'],
      isAsync
        ? `the action '${key}' is asynchronous: it starts a job at the vendor and asks for its end, which deliver cannot do. Use another action${names.length > 0 ? `: ${names.join(', ')}` : ''}.`
        : `${definition.name} has no action '${key}'. ${hintFor(key, names)}`
    )
    return []
  }
  const trigger = file.trigger ?? preset?.subscribe ?? action.defaultSubscription
  if (trigger === undefined) {
    onFault([], `a subscription needs the key 'trigger', such as 'type = "track"'.`)
    return []
  }
  for (const problem of problemsOfTrigger(trigger)) onFault(['trigger'], problem)
  const { name = id, ...given } = { name: preset?.name, mapping: preset?.mapping ?? defaultValues(action.fields ?? {}) }
  const mapping = mappingOf(given.mapping as JSONObject, (file.mapping ?? {}) as JSONObject)
  const syncMode = file.syncMode ?? action.syncMode?.default
  const modes = (action.syncMode?.choices ?? []).map(({ value }) => value as string)
  if (file.syncMode !== undefined && !modes.includes(file.syncMode)) {
    onFault(['syncMode'], `the action ${key} has no sync mode '${file.syncMode}'. ${hintFor(file.syncMode, modes)}`)
  }
  if (syncMode !== undefined) mapping[SYNC_MODE] = syncMode
  checkFields(action, mapping, (at, message) =>
    onFault(at.length > 0 || file.mapping ? ['mapping', ...at] : at, message)
  )
  const orderKey = file.orderBy === undefined ? undefined : orderKeyOf(file.orderBy, onFault)
  return {
    id,
    enabled: file.enabled ?? true,
    subscription: { ID: id, ConfigID: account, name, partnerAction: key, subscribe: trigger, mapping },
    ...(orderKey && { orderKey })
  }
}

/** Joins a mapping with the defaults of its fields, field by field; null leaves a field out. */
function mappingOf(defaults: JSONObject, mapping: JSONObject): JSONObject {
  // A mapping that is one directive makes the whole payload, so it has no defaults to override.
  if (Object.keys(mapping).some((key) => key.startsWith('@'))) return { ...mapping }
  return Object.fromEntries(Object.entries({ ...defaults, ...mapping }).filter(([, value]) => value !== null))
}

/** What is wrong with a trigger, also what the runtime accepts: a condition that never holds sends nothing, silently. */
export function problemsOfTrigger(trigger: string): string[] {
  const tree = parseFql(trigger)
  if ('error' in tree) return [`the trigger does not parse: ${tree.error.message}`]
  return [...triggerWarnings(trigger), ...impossibleConditions(tree)]
}

function checkFields(
  { fields = {} }: DestinationDefinition['actions'][string],
  mapping: JSONObject,
  onFault: OnFault
): void {
  try {
    checkMapping(mapping)
  } catch (error) {
    for (const { message } of listOf(error)) onFault(pathIn(message), message)
    return
  }
  const keys = Object.keys(mapping)
  if (keys.some((key) => key.startsWith('@'))) return
  const known = Object.keys(fields)
  for (const key of keys) {
    if (known.includes(key) || key.startsWith('__segment_internal')) continue
    onFault([key], `there is no field '${key}'. ${hintFor(key, known)}`)
  }
  for (const [key, { required }] of Object.entries(fields)) {
    if (required === true && !keys.includes(key)) onFault([], `the mapping lacks the required field '${key}'.`)
  }
}

/** The errors of mappings begin with their path: `/email/@case/operator should be ...`. */
function pathIn(message: string): Path {
  return /^(\/\S*)/.exec(message)?.[1]?.split('/').slice(1) ?? []
}

/** Makes the function that reads the order key: the value at the first of the paths that has one. */
function orderKeyOf(paths: readonly string[], onFault: OnFault): ConfiguredSubscription['orderKey'] {
  const parsed = paths.flatMap((path, index) => {
    try {
      return [parsePath('orderBy:', path)]
    } catch (error) {
      onFault(['orderBy', index], (error as Error).message)
      return []
    }
  })
  return (event: SegmentEvent) => {
    for (const keys of parsed) {
      const value = get(event, keys)
      if (typeof value === 'string' || typeof value === 'number') return String(value)
    }
    return undefined
  }
}
