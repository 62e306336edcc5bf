import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { updateOAuthSettings, type JSONObject } from '@segment/actions-core'
import { FailureError } from '../errors'
import { nameOfJson, parseJsonText } from '../json-text'
import type { DestinationPlace } from '../workspace/destinations'

/** A destination as its settings are filed: its folder and its slug. */
export interface SettingsOwner {
  place: Pick<DestinationPlace, 'name'>
  definition: { slug?: string }
}

/**
 * The path of the file that holds the settings of a destination on this machine: `.settings/<slug>.json` in the
 * workspace, which git ignores. `<slug>` is the slug or the name of the folder (`actions-slack`, `slack`); where neither
 * file is there, the path has the slug.
 */
export function settingsFile(root: string, { place, definition }: SettingsOwner): string {
  const names = [definition.slug ?? place.name, place.name]
  const paths = names.map((name) => join(root, '.settings', `${name}.json`))
  return paths.find((path) => existsSync(path)) ?? paths[0]!
}

/**
 * Reads the settings of a destination from its file: the settings by key, and for OAuth the object `oauth` with
 * `access_token`, `refresh_token`, `clientId` and `clientSecret`. A missing file gives no settings.
 *
 * @throws FailureError with the place for a file that is no JSON object
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
 * Writes new tokens into the file of the settings, if it has the object `oauth`, and gives whether it has. The file is
 * replaced as a whole, so that it never holds half of it, and only its owner can read it.
 */
export function saveTokens(
  root: string,
  owner: SettingsOwner,
  tokens: { accessToken: string; refreshToken?: string }
): boolean {
  const settings = readSettingsFile(root, owner)
  if (!settings.oauth) return false
  writePrivateFile(settingsFile(root, owner), updateOAuthSettings(settings, tokens))
  return true
}

/**
 * Writes parts of the object `oauth` into the file of the settings, which is made where it is missing, in the way of
 * {@link saveTokens}. The other parts stay; a part that is `undefined` is removed.
 *
 * @returns the path of the file, relative to the root
 * @throws FailureError when the file cannot be read or written
 */
export function saveOAuth(root: string, owner: SettingsOwner, parts: Record<string, string | undefined>): string {
  const path = settingsFile(root, owner)
  const settings = readSettingsFile(root, owner)
  writePrivateFile(path, { ...settings, oauth: { ...(settings.oauth as JSONObject | undefined), ...parts } })
  return relative(root, path)
}

function writePrivateFile(path: string, content: unknown): void {
  const draft = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 })
    renameSync(draft, path)
  } catch (error) {
    throw new FailureError(`${path} cannot be written: ${(error as Error).message}. Nothing was saved.`, {
      cause: error
    })
  }
}

function parseFile(path: string, name: string): unknown {
  try {
    return parseJsonText(readFileSync(path, 'utf8'))
  } catch (error) {
    const { message } = error as Error
    throw new FailureError(`${name} cannot be read as JSON: ${message}. Repair or remove it.`, { cause: error })
  }
}
