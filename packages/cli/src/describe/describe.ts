import {
  describe,
  type ActionManifest,
  type DestinationDefinition,
  type GlobalSetting,
  type JSONField
} from '@segment/actions-core'
import { settingsOf } from '../workspace/load'
import { indentLines, tableLines, wrapText } from '../terminal/lines'

/** A field or a setting: its key and its definition. */
export type FieldDescription = Omit<JSONField, 'required' | 'multiple'> & {
  key: string
  /** True, false, or the conditions under which it is required. */
  required: NonNullable<JSONField['required']>
  multiple: boolean
}

/** An action: its key and its definition. */
export type ActionDescription = Omit<ActionManifest, 'fields'> & {
  key: string
  /** Whether its result is only known later. */
  async: boolean
  fields: FieldDescription[]
}

/** An environment variable that a destination reads. Its value is never shown. */
export interface VariableDescription {
  variable: string
  /** What the variable holds. */
  description: string
  /** Whether this process has the variable. */
  isSet: boolean
}

/** A destination as `describe --json` prints it: what a program needs to know to configure it. */
export interface DestinationDescription {
  slug: string | null
  name: string
  mode: string
  description: string | null
  environment: VariableDescription[]
  /** The scheme, and which credential functions the destination has; null without authentication. */
  authentication: { scheme: string; hasTestAuthentication: boolean; hasRefreshAccessToken: boolean } | null
  settings: FieldDescription[]
  audience: { mode: unknown; settings: FieldDescription[]; canCreateAndGet: boolean } | null
  actions: ActionDescription[]
  presets: ReturnType<typeof describe>['presets']
}

/**
 * Describes a destination. Lists keep the order of the definition; functions are left out.
 *
 * @param env the environment to check for variables. Default: that of this process
 */
export function describeDestination(
  definition: DestinationDefinition,
  env: NodeJS.ProcessEnv = process.env
): DestinationDescription {
  const { slug, name, mode, description, environment, authentication, audience, actions, asyncActions, presets } =
    describe(definition)
  return {
    slug,
    name,
    mode,
    description,
    environment: Object.entries(environment).map(([variable, text]) => ({
      variable,
      description: text,
      isSet: Boolean(env[variable])
    })),
    authentication: authentication && {
      scheme: authentication.scheme,
      hasTestAuthentication: authentication.hasTestAuthentication,
      hasRefreshAccessToken: authentication.hasRefreshAccessToken
    },
    settings: fieldList(settingsOf(definition)),
    audience: audience && {
      mode: audience.mode,
      settings: fieldList(audience.fields),
      canCreateAndGet: audience.canCreateAndGet
    },
    actions: [...actionList(actions, false), ...actionList(asyncActions, true)],
    presets
  }
}

function actionList(actions: Record<string, ActionManifest>, async: boolean): ActionDescription[] {
  return Object.entries(actions).map(([key, { fields, ...action }]) => ({
    key,
    async,
    ...action,
    fields: fieldList(fields)
  }))
}

function fieldList(fields: Record<string, JSONField | GlobalSetting>): FieldDescription[] {
  return Object.entries(fields).map(([key, { type, required = false, multiple = false, dynamic, ...field }]) => ({
    key,
    type,
    required,
    multiple,
    dynamic: Boolean(dynamic),
    ...field
  }))
}

/**
 * Formats a destination for people, in lines of at most `width` columns: its settings, its actions and fields, and its
 * presets.
 */
export function printDescription(destination: DestinationDescription, width: number): string[] {
  const { name, slug, mode, description, environment, authentication, settings, audience, actions, presets } =
    destination
  return [
    ...wrapText(`${name} (${slug ?? 'no slug'}), ${mode} mode`, width),
    ...(description ? wrapText(description, width) : []),
    '',
    `Authentication: ${authentication?.scheme ?? 'none'}`,
    ...fieldLines('Settings', settings, 2, width),
    ...fieldLines('Audience settings', audience?.settings ?? [], 2, width),
    ...variableLines(environment, width),
    ...actions.flatMap((action) => actionLines(action, width)),
    ...(presets.length > 0 ? ['', 'Presets:'] : []),
    ...presets.flatMap(({ name: preset, partnerAction, subscribe, ...rest }) => {
      const when = subscribe ?? ('eventSlug' in rest ? String(rest.eventSlug) : '')
      return hanging(`${preset}: ${partnerAction} when ${when}`, width)
    })
  ]
}

function actionLines(action: ActionDescription, width: number): string[] {
  const { key, title, description, defaultSubscription, hasPerformBatch, fields } = action
  return [
    '',
    ...wrapText(`Action ${key}: ${title}${hasPerformBatch ? ', alone or in batches' : ''}`, width),
    ...indentLines(wrapText(description, width - 2), 2),
    ...(defaultSubscription ? hanging(`By default when ${defaultSubscription}`, width) : []),
    ...fieldLines('Fields', fields, 4, width)
  ]
}

/** Formats a line under a heading; continuation lines are indented further. */
function hanging(text: string, width: number): string[] {
  const [first = '', ...more] = wrapText(text, width - 4)
  return [`  ${first}`, ...indentLines(more, 4)]
}

function fieldLines(title: string, fields: FieldDescription[], indentation: number, width: number): string[] {
  if (fields.length === 0) return []
  const rows = fields.map((field) => [field.key, typeOf(field), needOf(field), field.label])
  const lines = tableLines(rows, width - indentation)
  return [...indentLines([`${title}:`], indentation - 2), ...indentLines(lines, indentation)]
}

function variableLines(variables: VariableDescription[], width: number): string[] {
  if (variables.length === 0) return []
  const rows = variables.map(({ variable, description, isSet }) => [variable, isSet ? 'set' : 'not set', description])
  return ['Environment variables:', ...indentLines(tableLines(rows, width - 2), 2)]
}

/** Returns the type of a field in words: `string`, `list of object`. */
export function typeOf({ type, multiple }: Pick<FieldDescription, 'type' | 'multiple'>): string {
  return multiple ? `list of ${type}` : type
}

/** Returns whether a field must be filled in: `required`, `sometimes` or `optional`. */
export function needOf({ required }: Pick<FieldDescription, 'required'>): string {
  if (typeof required === 'object') return 'sometimes'
  return required ? 'required' : 'optional'
}

/** The keys of the required settings, and the keys of each action's required fields by action. */
export type RequiredFields = { settings: string[] } & Record<string, string[]>

/** Lists what a destination requires, always or on a condition, since a new condition breaks saved mappings as well. */
export function requiredFields(definition: DestinationDefinition): RequiredFields {
  const actions = Object.entries({ ...definition.actions, ...definition.asyncActions })
  return {
    settings: requiredKeys(settingsOf(definition)),
    ...Object.fromEntries(actions.map(([key, { fields }]) => [key, requiredKeys(fields)]))
  }
}

/**
 * Lists what many destinations require, by name. Two destinations with one name, such as a cloud destination and its
 * companion for browsers, count as one: it requires what either of them requires.
 */
export function requiredFieldsByName(definitions: readonly DestinationDefinition[]): Record<string, RequiredFields> {
  const byName = new Map<string, RequiredFields>()
  for (const definition of definitions) {
    const earlier = byName.get(definition.name)
    const own = requiredFields(definition)
    const settings = [...new Set([...(earlier?.settings ?? []), ...own.settings])]
    byName.set(definition.name, { ...earlier, ...own, settings })
  }
  return Object.fromEntries(byName)
}

function requiredKeys(fields: Record<string, { required?: unknown }>): string[] {
  return Object.keys(fields).filter((key) => Boolean(fields[key]!.required))
}
