import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type {
  DestinationDefinition,
  ActionDefinition,
  AudienceDestinationDefinition,
  InputField,
  Preset
} from '@segment/actions-core'
import { UsageError } from '@segment/actions-input'
import { transaction } from '../files/transaction'
import { isCurrent } from '../files/plan'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition, settingsOf } from '../workspace/load'
import { format } from '../files/format'

/** Selects destinations, and what to do with them. */
export interface MetadataOptions {
  /** The absolute path of the workspace. */
  root: string
  /** Only destinations with one of these slugs. Default: all. */
  slugs?: string[]
  /** Only destinations with one of these modes. Default: all. */
  modes?: string[]
  /** If false, compares the files and writes nothing. */
  write: boolean
  /** If true, skips destinations that have no `metadata.json` yet. Default: false. */
  onlyPresent?: boolean
}

/** How many `metadata.json` files were checked, and the absolute paths of those that were missing or outdated. */
export interface MetadataUpdate {
  total: number
  stale: string[]
}

/**
 * Writes the `metadata.json` files that are missing or outdated: all of them or none.
 *
 * Throws a UsageError for a slug that no destination has, and whatever `loadDefinition` throws.
 */
export async function updateMetadata(places: DestinationPlace[], options: MetadataOptions): Promise<MetadataUpdate> {
  const all = places.map((place) => ({ place, definition: loadDefinition(place.entry) }))
  const { slugs = all.map(({ definition }) => definition.slug), modes } = options
  const unknown = slugs.filter((slug) => !all.some(({ definition }) => definition.slug === slug))
  if (unknown.length > 0)
    throw new UsageError(`No destination has the slug ${unknown.map((slug) => `'${slug}'`).join(', ')}.`)
  const chosen = all.filter(({ definition: { slug, mode } }) => slugs.includes(slug) && (modes?.includes(mode) ?? true))
  const wanted = options.onlyPresent ? chosen.filter(({ place }) => existsSync(pathOf(place))) : chosen
  const files = await Promise.all(wanted.map(({ place, definition }) => metadataFile(place, definition)))
  const stale = files.filter(({ path, text }) => !isCurrent(path, text))
  if (options.write) await transaction(options.root, new Map(stale.map(({ path, text }) => [path, text])))
  return { total: files.length, stale: stale.map(({ path }) => path) }
}

async function metadataFile(place: DestinationPlace, definition: DestinationDefinition) {
  return { path: pathOf(place), text: await format(JSON.stringify(destinationMetadata(definition)), 'json') }
}

function pathOf({ directory }: DestinationPlace): string {
  return join(directory, 'metadata.json')
}

type Fields = Record<string, Partial<InputField>>

/**
 * Converts a definition to the content of `metadata.json`, which hosts' catalogs read. Every property is present; what
 * the definition leaves out is null.
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

/**
 * Lists the objects whose keys (`__keys__`) or values (`__values__`) are chosen from a list; null if there are none.
 */
function objectHandlers(handlers: object): Record<string, string[]> | null {
  const found = Object.entries(handlers)
    .filter(([, handler]) => typeof handler === 'object')
    .map(([key, parts]) => [key, ['__keys__', '__values__'].filter((part) => part in (parts as object))] as const)
    .filter(([, parts]) => parts.length > 0)
  return found.length > 0 ? Object.fromEntries(found) : null
}

/** Copied under their own names; null if absent. */
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
