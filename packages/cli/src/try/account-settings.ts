import { relative } from 'node:path'
import type { Destination, JSONObject } from '@segment/actions-core'
import { UsageError } from '../errors'
import { parseAssignment, setAt } from '../events/edits'
import { settingsFile } from '../settings/settings-file'
import { storedSettings, variableOf } from '../settings/stored-settings'
import type { Loaded } from '../server/source'
import { nearestNames } from '@segment/action-destinations/nearest-names'
import { readObject } from './read-input'

/** Settings as the flags give them. */
export interface SettingsFlags {
  /** JSON, `@<file>` or `@-`. */
  settings?: string
  /** `<key>=<text>`, or `oauth.access_token=<text>`. */
  setting?: readonly string[]
}

const SETTING = {
  flag: '--setting',
  form: '<key>=<text>, such as apiKey=abc',
  isSecret: true,
  read: (text: string) => text
}

/**
 * The settings to try with, `oauth` included: those of the file, over them those of the environment, of `--settings` and
 * of `--setting`.
 *
 * @param examples what to take for settings that none of these gives. Default: nothing
 * @throws UsageError for flags that cannot be read, for a key that is no setting, and for settings that do not validate;
 *   FailureError for a file that cannot be read
 */
export async function accountSettings(
  root: string,
  loaded: Loaded,
  destination: Destination<JSONObject>,
  { settings, setting = [] }: SettingsFlags,
  examples: JSONObject = {}
): Promise<JSONObject> {
  const own = settings === undefined ? {} : await readObject('--settings', settings)
  const given = { ...examples, ...storedSettings(root, loaded), ...own }
  const assignments = setting.map((text) => parseAssignment(SETTING, text))
  for (const { keys } of assignments) checkKey(keys[0]!, loaded)
  const all = assignments.reduce<unknown>(setAt, given) as JSONObject
  checkSettings(root, loaded, destination, all)
  return all
}

function checkKey(key: string, { definition }: Loaded): void {
  const known = [...Object.keys(definition.authentication?.fields ?? {}), 'oauth']
  if (known.includes(key)) return
  const near = nearestNames(key, known)
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`
  throw new UsageError(`--setting: ${definition.name} has no setting '${key}'. ${hint}`)
}

function checkSettings(root: string, loaded: Loaded, destination: Destination<JSONObject>, settings: JSONObject): void {
  const { oauth: _, ...own } = structuredClone(settings)
  try {
    destination.validateSettings(own)
  } catch (error) {
    const [key = 'key'] = Object.entries(loaded.definition.authentication?.fields ?? {}).flatMap(([name, field]) =>
      field.required && settings[name] === undefined ? [name] : []
    )
    throw new UsageError(
      `The settings will not do. ${(error as Error).message} ` +
        `Give them with --setting ${key}=..., in the variable ${variableOf(loaded.place.name, key)} ` +
        `or in the file ${relative(root, settingsFile(root, loaded))}.`,
      { cause: error }
    )
  }
}
