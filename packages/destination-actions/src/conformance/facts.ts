import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { defaultValues } from '@segment/actions-core'
import type {
  ActionDefinition,
  AudienceDestinationDefinition,
  DestinationDefinition,
  InputField,
  MinimalInputField,
  Preset
} from '@segment/actions-core'
import type { Check, Finding } from './check'
import { handlerNames } from './dynamic-fields'

/** A field as the facts have it: only what is set. `hidden` is the definition's `unsafe_hidden`. */
export interface FieldFacts {
  key: string
  type: string
  properties?: FieldFacts[]
  [attribute: string]: unknown
}

/** An action as the facts have it. */
export interface ActionFacts {
  key: string
  default_subscription: string | null
  perform_batch: boolean
  sync_mode?: { default: string; choices: string[] }
  /** The names of the handlers of dynamic fields, as `handlerNames` gives them. */
  dynamic_fields?: string[]
  hooks?: Record<string, { inputs: FieldFacts[]; outputs: FieldFacts[] }>
  fields: FieldFacts[]
  [attribute: string]: unknown
}

/** A preset as the facts have it. */
export interface PresetFacts {
  name: string
  type: string
  action: string
  trigger?: string
  event_slug?: string
  /** How its mapping differs from the defaults of the action's fields. */
  set?: Record<string, unknown>
  [attribute: string]: unknown
}

/**
 * What is publicly known of a destination: the keys, types and defaults that people's saved settings and mappings hold.
 * Stands in `fixtures/facts/<slug>.json`; the actions of a companion stand in the file of its own package.
 */
export interface DestinationFacts {
  name: string
  slug: string
  mode: string
  auth_scheme: string | null
  settings: FieldFacts[]
  /** How audiences are kept, and whether they can be made and looked up; absent where there are none. */
  audience_config?: { mode: object; create: boolean; get: boolean }
  audience_fields?: FieldFacts[]
  actions: ActionFacts[]
  presets: PresetFacts[]
}

/** Reads the facts of the destination in `directory`, which has this slug; `undefined` for one that has none. */
export function readFacts(directory: string, slug: string | undefined): DestinationFacts | undefined {
  const file = resolve(directory, '../../../fixtures/facts', `${slug}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DestinationFacts) : undefined
}

/** The definition agrees with the facts, where there are any. */
export const checkFacts: Check = ({ definition, facts }) => (facts ? differences('', facts, factsOf(definition)) : [])

/** Puts a definition into the form of the facts. */
export function factsOf(definition: DestinationDefinition): DestinationFacts {
  return {
    name: definition.name,
    slug: definition.slug ?? '',
    mode: definition.mode,
    auth_scheme: definition.authentication?.scheme ?? null,
    settings: fieldFacts(definition.authentication?.fields ?? (definition as { settings?: Fields }).settings),
    ...audienceFacts(definition as Partial<AudienceDestinationDefinition>),
    actions: [definition.actions, definition.asyncActions ?? {}].flatMap((actions) =>
      Object.entries(actions as typeof definition.actions).map(([key, action]) => actionFacts(key, action))
    ),
    presets: (definition.presets ?? []).map((preset) => presetFacts(preset, definition))
  }
}

function audienceFacts({ audienceConfig, audienceFields }: Partial<AudienceDestinationDefinition>) {
  return {
    ...(audienceConfig && {
      audience_config: {
        mode: audienceConfig.mode,
        create: 'createAudience' in audienceConfig,
        get: 'getAudience' in audienceConfig
      }
    }),
    ...(audienceFields && { audience_fields: fieldFacts(audienceFields) })
  }
}

function actionFacts(key: string, action: ActionDefinition<unknown>): ActionFacts {
  return {
    key,
    default_subscription: action.defaultSubscription ?? null,
    perform_batch: action.performBatch !== undefined,
    ...present({ platform: action.platform, hidden: action.hidden }),
    ...(action.syncMode && {
      sync_mode: { default: action.syncMode.default, choices: action.syncMode.choices.map(({ value }) => value) }
    }),
    ...(action.dynamicFields && { dynamic_fields: handlerNames(action.dynamicFields) }),
    ...(action.hooks && { hooks: hookFacts(action.hooks) }),
    fields: fieldFacts(action.fields)
  }
}

function hookFacts(hooks: NonNullable<ActionDefinition<unknown>['hooks']>): ActionFacts['hooks'] {
  return Object.fromEntries(
    Object.entries(hooks).map(([name, { inputFields, outputTypes }]) => [
      name,
      { inputs: fieldFacts(inputFields as Fields), outputs: fieldFacts(outputTypes as Fields) }
    ])
  )
}

/** What of a field is compared, under the same name in the facts. Texts and the looks of forms are free. */
const attributes = [
  'required',
  'format',
  'multiple',
  'default',
  'allowNull',
  'additionalProperties',
  'minimum',
  'maximum',
  'depends_on',
  'category',
  'readOnly',
  'defaultObjectUI'
] as const

type Fields = Record<string, MinimalInputField>

function fieldFacts(fields: Fields = {}): FieldFacts[] {
  return Object.entries(fields as Record<string, InputField>).map(([key, field]) => ({
    key,
    type: field.type,
    ...present(Object.fromEntries(attributes.map((attribute) => [attribute, field[attribute]]))),
    ...present({ dynamic: Boolean(field.dynamic), hidden: field.unsafe_hidden }),
    ...(field.choices && {
      choices: field.choices.map((choice) => (typeof choice === 'string' ? choice : choice.value))
    }),
    ...(field.properties && { properties: fieldFacts(field.properties) })
  }))
}

/** A preset names its action, and its mapping by how it differs from the defaults of the action's fields. */
function presetFacts(preset: Preset, definition: DestinationDefinition): PresetFacts {
  const mapping: Record<string, unknown> = preset.mapping ?? {}
  const defaults = defaultValues(definition.actions[preset.partnerAction]?.fields ?? {})
  const changes = Object.keys({ ...defaults, ...mapping })
    .filter((key) => !isDeepStrictEqual(mapping[key], defaults[key]))
    .map((key) => [key, mapping[key] ?? null])
  return {
    name: preset.name!,
    type: preset.type,
    action: preset.partnerAction,
    ...(preset.type === 'automatic' ? { trigger: preset.subscribe } : { event_slug: preset.eventSlug }),
    ...(changes.length > 0 && { set: Object.fromEntries(changes) })
  }
}

/** Leaves out what is not set, and flags that are off. */
function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== undefined && (value !== false || key === 'default'))
  )
}

/** These hold entries, which are compared one by one: by key, or by position where they have none. */
const collections = [
  'settings',
  'audience_fields',
  'actions',
  'fields',
  'properties',
  'hooks',
  'inputs',
  'outputs',
  'presets'
]

function differences(place: string, known: object, actual: object): Finding[] {
  const [before, now] = [known, actual] as Record<string, unknown>[]
  return Object.keys({ ...known, ...actual }).flatMap((name) => {
    const [wanted, found] = [before![name], now![name]]
    // What a preset's `mapping` says in words, its `set` says exactly.
    if (name === 'mapping') return []
    if (collections.includes(name)) return entryDifferences(place + name, entries(wanted), entries(found))
    // Saved data is the same for both, and a secret should be hidden even where it was not.
    if (name === 'type' && wanted === 'string' && found === 'password') return []
    if (isDeepStrictEqual(asJson(wanted), asJson(found))) return []
    return [
      {
        place: place + name,
        message: `the facts have ${inJson(wanted)}, the definition has ${inJson(found)}. Follow the facts.`
      }
    ]
  })
}

function entryDifferences(place: string, known: Record<string, object>, actual: Record<string, object>): Finding[] {
  return Object.keys({ ...known, ...actual }).flatMap((key) => {
    const [wanted, found] = [known[key], actual[key]]
    if (!wanted) return [{ place: `${place}.${key}`, message: 'the facts do not have it. Remove it.' }]
    if (!found) return [{ place: `${place}.${key}`, message: 'the facts have it, the definition does not. Add it.' }]
    return differences(`${place}.${key}.`, wanted, found)
  })
}

function entries(collection: unknown): Record<string, object> {
  if (!Array.isArray(collection)) return (collection ?? {}) as Record<string, object>
  return Object.fromEntries((collection as { key?: string }[]).map((entry, index) => [entry.key ?? index, entry]))
}

/** The value after a trip through JSON, where an entry without a value is none. */
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(inJson(value))
}

function inJson(value: unknown): string {
  if (value === undefined) return 'nothing'
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
}
