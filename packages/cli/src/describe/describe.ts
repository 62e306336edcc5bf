import {
  describe,
  type ActionManifest,
  type DestinationDefinition,
  type GlobalSetting,
  type JSONField
} from '@segment/actions-core'
import { settingsOf } from '../workspace/load'
import { indentLines, tableLines, wrapText } from '../terminal/lines'

/** A field or a setting: all that its definition says, under its key. */
export type FieldDescription = Omit<JSONField, 'required' | 'multiple'> & {
  key: string
  /** True, false, or the conditions under which it is. */
  required: NonNullable<JSONField['required']>
  multiple: boolean
}

/** An action: all that its definition says, under its key. */
export type ActionDescription = Omit<ActionManifest, 'fields'> & {
  key: string
  /** Whether its result is known only later. */
  async: boolean
  fields: FieldDescription[]
}

/** An environment variable that a destination reads. Its value is nobody's business. */
export interface VariableDescription {
  variable: string
  /** What it holds. */
  description: string
  /** Whether this process has it. */
  isSet: boolean
}

/** A destination as `describe --json` prints it: what a program must know to set it up. */
export interface DestinationDescription {
  slug: string | null
  name: string
  mode: string
  description: string | null
  environment: VariableDescription[]
  /** The scheme, and what the destination can do about credentials; null without authentication. */
  authentication: { scheme: string; hasTestAuthentication: boolean; hasRefreshAccessToken: boolean } | null
  settings: FieldDescription[]
  audience: { mode: unknown; settings: FieldDescription[]; canCreateAndGet: boolean } | null
  actions: ActionDescription[]
  presets: ReturnType<typeof describe>['presets']
}

/**
 * Describes a destination: lists in the order of the definition, without functions.
 *
 * @param env which environment variables are set. Default: those of this process
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
 * A destination for people, in lines of at most `width` columns: what to fill in, what it can do and what it does by
 * itself.
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

/** A line under a heading, with what does not fit on it further in. */
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

/** The type of a field in words: `string`, `list of object`. */
export function typeOf({ type, multiple }: Pick<FieldDescription, 'type' | 'multiple'>): string {
  return multiple ? `list of ${type}` : type
}

/** Whether a field must be filled in: `required`, `sometimes` or `optional`. */
export function needOf({ required }: Pick<FieldDescription, 'required'>): string {
  if (typeof required === 'object') return 'sometimes'
  return required ? 'required' : 'optional'
}

/** The keys of the required settings, and those of the required fields of each action by its key. */
export type RequiredFields = { settings: string[] } & Record<string, string[]>

/**
 * Lists what a destination requires: always or on a condition, since a new condition breaks saved mappings as well.
 */
export function requiredFields(definition: DestinationDefinition): RequiredFields {
  const actions = Object.entries({ ...definition.actions, ...definition.asyncActions })
  return {
    settings: requiredKeys(settingsOf(definition)),
    ...Object.fromEntries(actions.map(([key, { fields }]) => [key, requiredKeys(fields)]))
  }
}

/**
 * The same for many, by their names. Two of one name, a cloud destination and its companion for browsers, are one
 * destination: it requires what either of them does.
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
