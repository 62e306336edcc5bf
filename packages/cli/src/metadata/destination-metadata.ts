import type {
  ActionDefinition,
  AudienceDestinationDefinition,
  DestinationDefinition,
  InputField,
  Preset
} from '@segment/actions-core'
import { settingsOf } from '../workspace/settings-of'

type Fields = Record<string, Partial<InputField>>

/**
 * A destination as catalogs of hosts take it: `metadata.json`. Everything is there; what the definition does not say is
 * null.
 */
export function destinationMetadata(definition: DestinationDefinition): object {
  const { authentication, settings, audienceConfig, audienceFields } =
    definition as Partial<AudienceDestinationDefinition> & { settings?: Fields }
  return {
    slug: definition.slug ?? null,
    name: definition.name,
    mode: definition.mode,
    description: definition.description ?? null,
    authentication:
      authentication || settings
        ? { scheme: authentication?.scheme ?? null, fields: mapValues(settingsOf(definition) as Fields, fieldMetadata) }
        : null,
    audienceConfig: audienceConfig
      ? {
          mode: audienceConfig.mode,
          audienceFields: mapValues((audienceFields ?? {}) as Fields, fieldMetadata),
          supportsAudienceFunctions: 'createAudience' in audienceConfig
        }
      : null,
    actions: mapValues(
      { ...definition.actions, ...definition.asyncActions } as typeof definition.actions,
      actionMetadata
    ),
    presets: (definition.presets ?? []).map(presetMetadata)
  }
}

function actionMetadata(action: ActionDefinition<unknown>): object {
  return {
    title: action.title,
    description: action.description ?? null,
    platform: action.platform ?? 'cloud',
    defaultSubscription: action.defaultSubscription ?? null,
    hidden: action.hidden ?? false,
    hasPerformBatch: action.performBatch !== undefined,
    syncMode: action.syncMode ?? null,
    hooks: action.hooks
      ? mapValues(action.hooks as Hooks, ({ label, description, inputFields, outputTypes }) => ({
          label,
          description: description ?? null,
          inputFields: mapValues((inputFields ?? {}) as Fields, fieldMetadata),
          outputTypes: outputTypes ?? null
        }))
      : null,
    dynamicFields: objectHandlers(action.dynamicFields ?? {}),
    fields: mapValues(action.fields as Fields, fieldMetadata)
  }
}

type Hooks = Record<string, { label: string; description?: string; inputFields?: object; outputTypes?: object }>

/** The objects whose own keys (`__keys__`) or values (`__values__`) are chosen from a list; null when there are none. */
function objectHandlers(handlers: object): Record<string, string[]> | null {
  const found = Object.entries(handlers)
    .filter(([, handler]) => typeof handler === 'object')
    .map(([key, parts]) => [key, ['__keys__', '__values__'].filter((part) => part in (parts as object))] as const)
    .filter(([, parts]) => parts.length > 0)
  return found.length > 0 ? Object.fromEntries(found) : null
}

/** Handed on under their own names; absent ones as null. */
const ATTRIBUTES = [
  'required',
  'multiple',
  'allowNull',
  'default',
  'placeholder',
  'category',
  'depends_on',
  'readOnly',
  'minimum',
  'maximum',
  'defaultObjectUI',
  'disabledInputMethods',
  'displayMode',
  'format',
  'additionalProperties'
] as const

function fieldMetadata(field: Partial<InputField>): object {
  return {
    label: field.label ?? null,
    description: field.description ?? null,
    type: field.type ?? null,
    dynamic: field.dynamic === undefined ? null : Boolean(field.dynamic),
    choices:
      field.choices?.map((choice) => (typeof choice === 'string' ? { label: choice, value: choice } : choice)) ?? null,
    hidden: field.unsafe_hidden ?? null,
    properties: field.properties ? mapValues(field.properties as Fields, fieldMetadata) : null,
    ...Object.fromEntries(ATTRIBUTES.map((attribute) => [attribute, field[attribute] ?? null]))
  }
}

function presetMetadata(preset: Preset): object {
  return {
    name: preset.name ?? null,
    type: preset.type,
    partnerAction: preset.partnerAction,
    subscribe: preset.type === 'automatic' ? preset.subscribe : null,
    mapping: preset.mapping ?? null,
    eventSlug: preset.type === 'specificEvent' ? preset.eventSlug : null
  }
}

function mapValues<From, To>(record: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))
}
