import { resolve, basename, dirname, join, relative } from 'node:path'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { UsageError } from '@segment/actions-input'
import { folderOf } from '@segment/action-destinations/folder-of'
import { hintFor } from '@segment/action-destinations/nearest-names'

/**
 * Returns the absolute path of the repository that the CLI works in. It is derived from the location of this file, so
 * neither the working directory nor a symbolic link matters.
 *
 * The environment variable `ACTIONS_ROOT` sets another root, relative to the working directory. Tests use it to scaffold
 * into a temporary workspace.
 */
export function findRoot(): string {
  return resolve(process.env.ACTIONS_ROOT || resolve(__dirname, '../../../..'))
}

/** The location of a destination in the workspace. */
export interface DestinationPlace {
  /** The name of its folder: the slug without the prefix `actions-`. */
  name: string
  /** The absolute path of its folder. */
  directory: string
  /** The absolute path of the file that exports its definition. */
  entry: string
}

/** Where a destination runs: on a server, or in a browser. */
export type Mode = 'cloud' | 'device'

const MODES: readonly Mode[] = ['cloud', 'device']

const PACKAGES: Record<Mode, string> = { cloud: 'destination-actions', device: 'browser-destinations' }

/** Returns the absolute path of the folder with the destinations of the workspace `root` that run in `mode`. */
export function destinationsDirectory(root: string, mode: Mode = 'cloud'): string {
  return join(root, 'packages', PACKAGES[mode], 'src', 'destinations')
}

/** Returns where the destination in the folder `directory` runs; `undefined` if the folder is elsewhere. */
export function modeOf(root: string, directory: string): Mode | undefined {
  return MODES.find((mode) => dirname(directory) === destinationsDirectory(root, mode))
}

/**
 * Lists the destinations of the workspace `root`, sorted by name; only those of `mode` if it is given. Ignores folders
 * without an `index.ts`.
 */
export function listDestinations(root: string, mode?: Mode): DestinationPlace[] {
  return (mode ? [mode] : MODES)
    .map((each) => destinationsDirectory(root, each))
    .flatMap((parent) => (existsSync(parent) ? readdirSync(parent).map((name) => placeOf(join(parent, name))) : []))
    .filter((place) => existsSync(place.entry))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/**
 * Finds the destination that `text` names: a folder name (`slack`), a slug (`actions-slack`), or a path to the folder or
 * its `index.ts`, relative to the working directory.
 *
 * Throws a UsageError with the nearest names if there is none, or if it does not run in `mode`.
 */
export function findDestination(root: string, text: string, mode?: Mode): DestinationPlace {
  const found = findNamed(listDestinations(root, mode), text) ?? findNamed(listDestinations(root), text) ?? pathOf(text)
  const actual = found && modeOf(root, found.directory)
  if (found && (!mode || !actual || actual === mode)) return found
  if (found)
    throw new UsageError(`The destination '${text}' runs ${mode === 'cloud' ? IN_BROWSER : ON_SERVER} ${found.name}.`)
  const names = listDestinations(root, mode).map(({ name }) => name)
  const hint = hintFor(folderOf(text), names, whatThereIs(root, mode))
  throw new UsageError(`There is no destination '${text}' in ${foldersOf(root, mode).join(' or ')}. ${hint}`)
}

/** How many names a message may list. */
const MOST_NAMES = 20

/** Lists the destinations by where they run, for a message. */
function whatThereIs(root: string, mode: Mode | undefined): string {
  const lists = (mode ? [mode] : MODES).map((each) => ({
    names: listDestinations(root, each).map(({ name }) => name),
    where: mode === undefined && each === 'device' ? 'for browsers ' : ''
  }))
  const total = lists.flatMap(({ names }) => names).length
  if (total > MOST_NAMES) return `See all ${total} with ./bin/run list.`
  const there = lists.filter(({ names }) => names.length > 0).map(({ names, where }) => where + names.join(', '))
  return `Available: ${there.join('; ') || 'none yet'}.`
}

/** Names the folders that were searched, relative to the working directory; missing ones only if all are missing. */
function foldersOf(root: string, mode: Mode | undefined): string[] {
  const [first, ...more] = (mode ? [mode] : MODES).map((each) => destinationsDirectory(root, each))
  const folders = [first!, ...more.filter((folder) => existsSync(folder))]
  return folders.map((folder) => relative(process.cwd(), folder) || '.')
}

const IN_BROWSER = 'in a browser, not on a server. Show it on a page by ./bin/run serve --browser'

const ON_SERVER = 'on a server, not in a browser. Serve it by ./bin/run serve'

/** Finds the destination with this folder name or slug among `places`. */
export function findNamed(places: readonly DestinationPlace[], text: string): DestinationPlace | undefined {
  return places.find(({ name }) => name === text) ?? places.find(({ name }) => name === folderOf(text))
}

function pathOf(text: string): DestinationPlace | undefined {
  const path = resolve(text)
  if (!existsSync(path)) return undefined
  const place = placeOf(statSync(path).isDirectory() ? path : dirname(path))
  return existsSync(place.entry) ? place : undefined
}

function placeOf(directory: string): DestinationPlace {
  return { name: basename(directory), directory, entry: join(directory, 'index.ts') }
}
