import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { hookTypeStrings, type DestinationDefinition, type MinimalInputField } from '@segment/actions-core'
import { FailureError } from '@segment/actions-input'
import { format } from '../files/format'
import { fieldInterface } from './field-interface'
import { refuseReservedSettings } from './reserved-settings'

type Fields = Record<string, MinimalInputField>
type Action = DestinationDefinition['actions'][string] | NonNullable<DestinationDefinition['asyncActions']>[string]

const BANNER = '// Made from the field definitions by `./bin/run generate:types`. Changes made by hand are lost.\n'

/**
 * The type files of a destination: the text of each by its absolute path.
 *
 * `generated-types.ts` in the folder of the destination, `directory`, holds `Settings`, and `AudienceSettings` where
 * there are audience fields. The types of an action (`Payload`, and `…Inputs` and `…Outputs` of its hooks) are in
 * `<key>/generated-types.ts`, or in `<key>.types.ts` when the action has no folder.
 *
 * @param newFolders the keys of the actions whose folders are not on disk yet, but will be. Default: none.
 *
 * Throws a FailureError when a setting has a name that OAuth keeps for itself, or a hook is unknown.
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

/** The settings; a destination that runs in a browser has no authentication around them. */
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
  return new FailureError(`The action '${title}' has the hook '${type}'. There are: ${hookTypeStrings.join(', ')}.`)
}

function typesFile(interfaces: string[]): Promise<string> {
  return format([BANNER, ...interfaces].join('\n'), 'ts')
}
