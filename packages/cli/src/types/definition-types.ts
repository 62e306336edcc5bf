import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  hookTypeStrings,
  type DestinationDefinition,
  type MinimalInputField,
  fieldsToJsonSchema
} from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'
import { reservedSettings } from '@segment/action-destinations/conformance'
import { format } from '../files/format'

type Fields = Record<string, MinimalInputField>
type Action = DestinationDefinition['actions'][string] | NonNullable<DestinationDefinition['asyncActions']>[string]

const BANNER = '// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.\n'

/**
 * Generates the type files of a destination: the text of each by its absolute path.
 *
 * `generated-types.ts` in the folder of the destination, `directory`, contains `Settings`, and `AudienceSettings` if
 * there are audience fields. The types of an action (`Payload`, and `…Inputs` and `…Outputs` of its hooks) are in
 * `<key>/generated-types.ts`, or in `<key>.types.ts` if the action has no folder.
 *
 * @param newFolders the keys of the actions whose folders are not on disk yet, but will be. Default: none
 *
 * Throws a FailureError if a setting has a name that OAuth reserves, or if a hook is unknown.
 */
export async function definitionTypes(
  definition: DestinationDefinition,
  directory: string,
  newFolders: readonly string[] = []
): Promise<Map<string, string>> {
  refuseReservedSettings(definition)
  const files = new Map([[join(directory, 'generated-types.ts'), await settingsFile(definition)]])
  for (const [key, action] of Object.entries({ ...definition.actions, ...definition.asyncActions })) {
    const folder = join(directory, key)
    const hasFolder = newFolders.includes(key) || existsSync(folder)
    const file = hasFolder ? join(folder, 'generated-types.ts') : `${folder}.types.ts`
    files.set(file, await actionFile(action))
  }
  return files
}

/** Returns the settings; a destination for browsers has no authentication around them. */
function settingsOf({ authentication, ...definition }: DestinationDefinition): Fields {
  return authentication?.fields ?? (definition as { settings?: Fields }).settings ?? {}
}

async function settingsFile(definition: DestinationDefinition): Promise<string> {
  const interfaces = [await fieldInterface('Settings', settingsOf(definition))]
  const audienceFields = 'audienceFields' in definition ? (definition.audienceFields as Fields) : {}
  if (Object.keys(audienceFields).length > 0) interfaces.push(await fieldInterface('AudienceSettings', audienceFields))
  return typesFile(interfaces)
}

async function actionFile(action: Action): Promise<string> {
  const interfaces = [await fieldInterface('Payload', action.fields)]
  for (const [type, hook] of Object.entries(action.hooks ?? {})) {
    if (!(hookTypeStrings as readonly string[]).includes(type)) throw unknownHook(action, type)
    const name = type.charAt(0).toUpperCase() + type.slice(1)
    interfaces.push(await fieldInterface(`${name}Inputs`, (hook.inputFields ?? {}) as Fields))
    interfaces.push(await fieldInterface(`${name}Outputs`, (hook.outputTypes ?? {}) as Fields))
  }
  return typesFile(interfaces)
}

function unknownHook({ title }: Action, type: string): FailureError {
  return new FailureError(
    `The action '${title}' has an unknown hook '${type}'. Use one of ${hookTypeStrings.join(', ')}.`
  )
}

function typesFile(interfaces: string[]): Promise<string> {
  return format([BANNER, ...interfaces].join('\n'), 'ts')
}

/** Throws a FailureError if a destination with OAuth has a setting with a reserved name. */
export function refuseReservedSettings(definition: DestinationDefinition): void {
  const taken = reservedSettings(definition)
  if (taken.length === 0) return
  throw new FailureError(
    `${definition.name} authenticates with ${definition.authentication?.scheme}, which reserves some names. Rename in authentication.fields: ${taken.join(', ')}.`
  )
}

type Schema = NonNullable<ReturnType<typeof fieldsToJsonSchema>>

/**
 * Returns the TypeScript source of an interface called `name` with a property for each field.
 *
 * A field is optional unless it is always required. Its description becomes the doc comment. The choices of a field are
 * its type, since validation rejects other values. The elements of a list keep their general type, so that code can
 * check whether the list includes any text.
 */
export async function fieldInterface(name: string, fields: Record<string, MinimalInputField>): Promise<string> {
  const { compile } = await import('json-schema-to-typescript')
  const schema = plain(fieldsToJsonSchema(fields, { tsType: true }))
  return compile(schema, name, { bannerComment: '', format: false })
}

/** Removes titles, which would make named types, and constraints on the elements of a list. */
function plain({ title: _title, enum: choices, ...schema }: Schema): Schema {
  const { properties, items } = schema
  if (choices && choices.length > 0 && choices.every((choice) => isOfType(choice, schema.type))) schema.enum = choices
  if (schema.type === 'array') delete schema.tsType
  if (properties) {
    schema.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, plain(value)]))
  }
  if (items && !Array.isArray(items)) schema.items = plain({ ...items, enum: undefined })
  return schema
}

/** Whether a choice passes validation for its type; others would make the type of the field wrong. */
function isOfType(choice: unknown, type: Schema['type']): boolean {
  const types = [type].flat() as (string | undefined)[]
  if (typeof choice === 'number') return types.some((one) => one === 'number' || one === 'integer')
  return choice === null || types.includes(typeof choice)
}
