import type { JSONSchema4Type } from 'json-schema'
import type {
  AudienceDestinationDefinition,
  BaseActionDefinition,
  DestinationDefinition,
  InputField,
  Preset
} from './definition'
import { parseFql, type GroupCondition } from './trigger'

/**
 * A definition as JSON. In place of each function, it says whether the definition has one.
 *
 * @example
 * const actionKeys = ({ actions }: DestinationManifest) => Object.keys(actions)
 */
export interface DestinationManifest {
  name: string
  slug: string | null
  mode: string
  description: string | null
  /** The environment variables that the destination reads, by name, and what each holds. */
  environment: Record<string, string>
  authentication: {
    scheme: string
    fields: Record<string, JSONField>
    hasTestAuthentication: boolean
    hasRefreshAccessToken: boolean
  } | null
  audience: { mode: unknown; fields: Record<string, JSONField>; canCreateAndGet: boolean } | null
  actions: Record<string, ActionManifest>
  asyncActions: Record<string, ActionManifest>
  presets: PresetManifest[]
  hasExtendRequest: boolean
  hasOnDelete: boolean
}

/**
 * An action as JSON.
 *
 * @example
 * const requiredFields = ({ fields }: ActionManifest) => Object.keys(fields).filter((key) => fields[key].required === true)
 */
export interface ActionManifest {
  title: string
  description: string
  platform: 'cloud' | 'web'
  hidden: boolean
  defaultSubscription: string | null
  /** The tree of `defaultSubscription`; null if it is missing or does not parse. */
  trigger: GroupCondition | null
  fields: Record<string, JSONField>
  hasPerformBatch: boolean
  syncMode: unknown
  /** The hooks, with their input fields and the fields that they save. */
  hooks: Record<
    string,
    { label: string; description: string; inputFields: Record<string, JSONField>; outputTypes: unknown }
  >
  /** The paths of the dynamic fields: `name`, or `object.name`. */
  dynamicFields: string[]
}

/**
 * A preset as JSON.
 *
 * @example
 * const isAutomatic = ({ type }: PresetManifest) => type === 'automatic'
 */
export type PresetManifest = Omit<Preset, 'subscribe'> & { subscribe: string | null; trigger: GroupCondition | null }

/**
 * A field as JSON. `dynamic` is true where a function lists the choices.
 *
 * @example
 * const labelOf = ({ label, dynamic }: JSONField) => (dynamic ? `${label} (dynamic)` : label)
 */
export type JSONField = Omit<InputField, 'dynamic' | 'description'> & { dynamic: boolean; description?: string }

type Described = BaseActionDefinition & {
  performBatch?: unknown
  syncMode?: unknown
  dynamicFields?: Record<string, unknown>
  hooks?: Record<
    string,
    { label: string; description: string; inputFields?: Record<string, unknown>; outputTypes?: unknown }
  >
}

/**
 * Describes a destination as JSON: every setting, action, field and preset, triggers as text and as tree.
 *
 * @example
 * const definition: DestinationDefinition = { name: 'Example', mode: 'cloud', actions: {} }
 * describe(definition).mode // 'cloud'
 */
export function describe(definition: DestinationDefinition<never>): DestinationManifest {
  const { authentication, audienceFields, audienceConfig } =
    definition as unknown as Partial<AudienceDestinationDefinition>
  return plain({
    name: definition.name,
    slug: definition.slug ?? null,
    mode: definition.mode,
    description: definition.description ?? null,
    environment: definition.environment ?? {},
    authentication: authentication
      ? {
          scheme: authentication.scheme,
          fields: fieldsOf(authentication.fields),
          hasTestAuthentication: authentication.testAuthentication !== undefined,
          hasRefreshAccessToken: 'refreshAccessToken' in authentication
        }
      : null,
    audience: audienceConfig
      ? {
          mode: audienceConfig.mode,
          fields: fieldsOf(audienceFields),
          canCreateAndGet: 'createAudience' in audienceConfig
        }
      : null,
    actions: mapEntries(definition.actions as Record<string, Described>, describeAction),
    asyncActions: mapEntries((definition.asyncActions ?? {}) as Record<string, Described>, describeAction),
    presets: (definition.presets ?? []).map((preset) => {
      const subscribe = preset.type === 'automatic' ? preset.subscribe : null
      return { ...preset, subscribe, trigger: triggerOf(subscribe) }
    }),
    hasExtendRequest: definition.extendRequest !== undefined,
    hasOnDelete: definition.onDelete !== undefined
  })
}

function describeAction(action: Described): ActionManifest {
  return {
    title: action.title,
    description: action.description,
    platform: action.platform ?? 'cloud',
    hidden: action.hidden ?? false,
    defaultSubscription: action.defaultSubscription ?? null,
    trigger: triggerOf(action.defaultSubscription),
    fields: fieldsOf(action.fields),
    hasPerformBatch: action.performBatch !== undefined,
    syncMode: action.syncMode ?? null,
    hooks: mapEntries(action.hooks ?? {}, ({ label, description, inputFields, outputTypes }) => ({
      label,
      description,
      inputFields: fieldsOf(inputFields),
      outputTypes: outputTypes ?? {}
    })),
    dynamicFields: Object.entries(action.dynamicFields ?? {}).flatMap(([key, handler]) =>
      typeof handler === 'function' ? [key] : Object.keys(handler as object).map((name) => `${key}.${name}`)
    )
  }
}

function triggerOf(text: string | null | undefined): GroupCondition | null {
  if (!text) return null
  const trigger = parseFql(text)
  return 'error' in trigger ? null : trigger
}

function fieldsOf(fields: Record<string, unknown> = {}): Record<string, JSONField> {
  return mapEntries(fields as Record<string, InputField>, (field) => ({ ...field, dynamic: Boolean(field.dynamic) }))
}

function mapEntries<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}

/** Copies a value, and leaves out what JSON cannot express. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

/**
 * Returns the defaults of fields by key: the mapping of a preset or of a new subscription. Other fields are left out.
 *
 * @example
 * defaultValues({ id: { default: { '@path': '$.userId' } }, note: {} }) // { id: { '@path': '$.userId' } }
 */
export function defaultValues(fields: Record<string, unknown>): Record<string, JSONSchema4Type> {
  const defaults: Record<string, JSONSchema4Type> = {}
  for (const [key, field] of Object.entries(fields)) {
    const value = (field as { default?: JSONSchema4Type } | undefined)?.default
    if (value !== undefined) defaults[key] = value
  }
  return defaults
}
