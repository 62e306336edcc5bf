import type { DestinationDefinition, JSONObject } from '@segment/actions-core'
import { readSettingsFile, type SettingsOwner } from './settings-file'

/** A destination whose settings are known by key. */
export interface SettingsSchemaOwner extends SettingsOwner {
  definition: Pick<DestinationDefinition<never>, 'slug' | 'authentication'>
}

/**
 * The settings of a destination as this machine has them: those of its file, and over them those of the environment.
 *
 * @param env the environment, with the variables of `.env` if they are wanted. Default: that of the process
 * @throws what `readSettingsFile` throws
 */
export function storedSettings(
  root: string,
  owner: SettingsSchemaOwner,
  env: NodeJS.ProcessEnv = process.env
): JSONObject {
  return { ...readSettingsFile(root, owner), ...settingsOfEnvironment(owner, env) }
}

/**
 * The name of the environment variable for a setting: folder and key in capitals, words parted by `_`. For the setting
 * `apiKey` of the destination `my-tool` it is `MY_TOOL_API_KEY`.
 */
export function variableOf(folder: string, key: string): string {
  const words = key.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2')
  return `${folder}_${words}`.replaceAll(/[^A-Za-z\d]+/g, '_').toUpperCase()
}

/** Reads the declared settings from the environment, as texts; validation converts them. Empty ones do not count. */
function settingsOfEnvironment({ place, definition }: SettingsSchemaOwner, env: NodeJS.ProcessEnv): JSONObject {
  const keys = Object.keys(definition.authentication?.fields ?? {})
  const given = keys.map((key) => [key, env[variableOf(place.name, key)]]).filter(([, value]) => value)
  return Object.fromEntries(given) as JSONObject
}
