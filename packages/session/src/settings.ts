import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import {
  updateOAuthSettings,
  type JSONObject,
  type DestinationDefinition,
  type Destination
} from '@segment/actions-core'
import {
  FailureError,
  nameOfJson,
  parseJsonText,
  UsageError,
  parseAssignment,
  setAt,
  readObject
} from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'
import type { Loaded } from './loaded'
import { CallError } from './failure'
import { writePrivateFile } from './private-file'

/** The names under which the settings of a destination are stored: its folder and its slug. */
export interface SettingsOwner {
  place: { name: string }
  definition: { slug?: string }
}

/**
 * Returns the path of the file with the settings of a destination on this machine: `.settings/<slug>.json` in the
 * workspace, which git ignores. `<slug>` is the slug or the folder name (`actions-slack`, `slack`); if neither file
 * exists, the slug.
 */
export function settingsFile(root: string, { place, definition }: SettingsOwner): string {
  const names = [definition.slug ?? place.name, place.name]
  const wrong = names.find((name) => !/^[\w@-][\w@.-]*$/.test(name))
  if (wrong !== undefined) {
    throw new FailureError(`'${wrong}' cannot be the name of a settings file. Use letters, digits and - in the slug.`)
  }
  const paths = names.map((name) => join(root, '.settings', `${name}.json`))
  return paths.find((path) => existsSync(path)) ?? paths[0]!
}

/**
 * Reads the settings of a destination from its file: the settings by key, and for OAuth the object `oauth` with
 * `access_token`, `refresh_token`, `clientId` and `clientSecret`. Returns no settings if the file is missing.
 *
 * @throws FailureError with the path if the file does not hold a JSON object
 */
export function readSettingsFile(root: string, owner: SettingsOwner): JSONObject {
  const path = settingsFile(root, owner)
  if (!existsSync(path)) return {}
  const name = relative(root, path)
  const settings = parseFile(path, name)
  if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return settings as JSONObject
  throw new FailureError(`${name} must hold a JSON object of settings by key but holds ${nameOfJson(settings)}.`)
}

/**
 * Saves new tokens in the settings file if it has the object `oauth`, and returns whether it does. Replaces the file as a
 * whole, so that it is never half written, and only its owner can read it.
 */
export function saveTokens(
  root: string,
  owner: SettingsOwner,
  tokens: { accessToken: string; refreshToken?: string }
): boolean {
  const settings = readSettingsFile(root, owner)
  if (!settings.oauth) return false
  writeSettingsFile(root, owner, updateOAuthSettings(settings, tokens))
  return true
}

/**
 * Saves parts of the object `oauth` in the settings file, like {@link saveTokens}, and creates the file if it is
 * missing. The other parts stay; a part that is `undefined` is removed.
 *
 * @returns the path of the file, relative to the root
 * @throws FailureError if the file cannot be read or written
 */
export function saveOAuth(root: string, owner: SettingsOwner, parts: Record<string, string | undefined>): string {
  const path = settingsFile(root, owner)
  const settings = readSettingsFile(root, owner)
  const oauth = { ...(settings.oauth as JSONObject | undefined), ...parts } as JSONObject
  writeSettingsFile(root, owner, { ...settings, oauth })
  return relative(root, path)
}

function parseFile(path: string, name: string): unknown {
  try {
    return parseJsonText(readFileSync(path, 'utf8'))
  } catch (error) {
    const { message } = error as Error
    throw new FailureError(`${name} is not valid JSON: ${message}. Repair or remove it.`, { cause: error })
  }
}

/** A destination whose settings have known keys. */
export interface SettingsSchemaOwner extends SettingsOwner {
  definition: Pick<DestinationDefinition<never>, 'slug' | 'authentication'>
}

/**
 * Returns the settings of a destination on this machine: those of its file, overridden by those of the environment.
 * Stored mappings and filters are not settings.
 *
 * @param env the environment, with the variables of `.env` if they count. Default: that of the process
 * @throws what `readSettingsFile` throws
 */
export function storedSettings(
  root: string,
  owner: SettingsSchemaOwner,
  env: NodeJS.ProcessEnv = process.env
): JSONObject {
  const { subscriptions: _, filters: __, ...settings } = readSettingsFile(root, owner)
  return { ...settings, ...settingsOfEnvironment(owner, env) }
}

/** The stored settings of a destination, without anything secret. */
export interface SettingsView {
  /** The path of the file, relative to the root. */
  file: string
  /** The declared settings that are not secret. */
  settings: JSONObject
  /** The keys of the secret settings that are set. */
  secrets: string[]
  /** The parts of the OAuth connection that are set. */
  oauth: string[]
  /** The keys of the settings that environment variables override. */
  environment: string[]
  /** What is missing or invalid. */
  problems: string[]
}

/** Reads the stored settings of a destination for a page. */
export function viewSettings(root: string, loaded: Loaded): SettingsView {
  const fields = loaded.definition.authentication?.fields ?? {}
  const { oauth, ...stored } = storedSettings(root, loaded)
  const set = Object.keys(fields).filter((key) => stored[key] !== undefined)
  const isSecret = (key: string) => fields[key]!.type === 'password'
  const parts = Object.entries((oauth ?? {}) as JSONObject).filter(([, value]) => value)
  return {
    file: relative(root, settingsFile(root, loaded)),
    settings: Object.fromEntries(set.filter((key) => !isSecret(key)).map((key) => [key, stored[key]!])),
    secrets: set.filter(isSecret),
    oauth: parts.map(([part]) => part),
    environment: Object.keys(settingsOfEnvironment(loaded, process.env)),
    problems: problemsOf(loaded, stored)
  }
}

function problemsOf({ definition, runtime }: Loaded, stored: JSONObject): string[] {
  try {
    new runtime.core.Destination<JSONObject>(definition).validateSettings(structuredClone(stored))
    return []
  } catch (error) {
    return [...(error as Iterable<Error>)].map(({ message }) => message)
  }
}

/**
 * Changes settings in the file of a destination. Others stay, as do tokens and mappings.
 *
 * @param changes the new values by key; null removes a setting
 * @throws CallError (400) for a setting that the destination does not have
 */
export function editSettings(root: string, loaded: Loaded, changes: Record<string, unknown>): void {
  const known = Object.keys(loaded.definition.authentication?.fields ?? {})
  const unknown = Object.keys(changes).find((key) => !known.includes(key))
  if (unknown !== undefined) {
    throw new CallError(400, `${loaded.definition.name} has no setting '${unknown}'. ${hintFor(unknown, known)}`)
  }
  const all = Object.entries({ ...readSettingsFile(root, loaded), ...changes })
  writeSettingsFile(root, loaded, Object.fromEntries(all.filter(([, value]) => value !== null)) as JSONObject)
}

/** Replaces the settings file of a destination. Only its owner can read it. */
export function writeSettingsFile(root: string, owner: SettingsOwner, content: JSONObject): void {
  writePrivateFile(settingsFile(root, owner), `${JSON.stringify(content, undefined, 2)}\n`)
}

/**
 * Returns the environment variable for a setting: folder and key in capitals, with `_` between words. For the setting
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

/** Settings, as set by flags. */
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
 * Returns the settings to try with, `oauth` included: those of the file, overridden by those of the environment, of
 * `--settings` and of `--setting`, in this order.
 *
 * @param examples values for settings that none of these has. Default: none
 * @throws UsageError for flags that cannot be read, an unknown setting and invalid settings; FailureError for a file
 *   that cannot be read
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
  throw new UsageError(`--setting: ${definition.name} has no setting '${key}'. ${hintFor(key, known)}`)
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
      `The settings are not valid. ${(error as Error).message} ` +
        `Set them with --setting ${key}=..., in the variable ${variableOf(loaded.place.name, key)} ` +
        `or in the file ${relative(root, settingsFile(root, loaded))}.`,
      { cause: error }
    )
  }
}
