import { isDeepStrictEqual } from 'node:util'
import { defaultValues } from '@segment/actions-core'
import type {
  ActionDefinition,
  AsyncActionDefinition,
  AudienceDestinationDefinition,
  DestinationDefinition,
  InputField,
  MinimalInputField,
  Preset
} from '@segment/actions-core'
import { handlerNames } from './dynamic-fields'
import type { ActionFacts, DestinationFacts, FieldFacts, PresetFacts } from './facts'

/** Converts a definition to facts. */
export function factsOf(definition: DestinationDefinition): DestinationFacts {
  return {
    name: definition.name,
    slug: definition.slug ?? '',
    mode: definition.mode,
    auth_scheme: definition.authentication?.scheme ?? null,
    settings: fieldFacts(definition.authentication?.fields ?? (definition as { settings?: Fields }).settings),
    ...audienceFacts(definition as Partial<AudienceDestinationDefinition>),
    actions: [
      ...Object.entries(definition.actions).map(([key, action]) => actionFacts(key, action)),
      // The facts distinguish an asynchronous action from one with the same key by its platform.
      ...Object.entries(definition.asyncActions ?? {}).map(([key, action]) => ({
        ...actionFacts(key, action),
        platform: 'async'
      }))
    ],
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

function actionFacts(key: string, action: ActionDefinition<unknown> | AsyncActionDefinition<unknown>): ActionFacts {
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

/** The properties of a field that are compared. Texts and the layout of forms are free. */
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

/** Returns a preset as its action, and the differences of its mapping from the defaults of the action's fields. */
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

/** Omits what is not set, and flags that are off. */
function present(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => value !== undefined && (value !== false || key === 'default'))
  )
}
