import { sep, basename, join, relative } from 'node:path'
import { existsSync } from 'node:fs'
import { FailureError } from '@segment/actions-input'
import { ask, isTerminal } from '../terminal/prompt'
import { findDestination, listDestinations, type DestinationPlace, type Mode } from '../workspace/destinations'
import { readCache, writeCache } from '../workspace/cache'

/** The destination that an action is to be added to. */
export interface Choice {
  place: DestinationPlace
  /** Why it was chosen, if nobody named it. */
  reason?: string
}

/**
 * Finds the destination to add an action to: the one that `directory` names, the one that the working directory is in, or
 * the only one. Otherwise it prompts, with the last scaffolded one at the top of the list; without a terminal it returns
 * that one.
 *
 * Throws a FailureError if there is no destination, and a UsageError that names `--directory` if it is ambiguous.
 *
 * @param root the absolute path of the workspace
 * @param mode where the destination runs
 * @param directory the value of `--directory`: a path, a folder name or a slug
 */
export async function chooseDestination(
  root: string,
  mode: Mode,
  directory: string | undefined,
  terminal: boolean = isTerminal()
): Promise<Choice> {
  if (directory !== undefined) return { place: findDestination(root, directory) }
  const last = recallDestination(root, mode)
  const places = withFirst(last, listDestinations(root, mode))
  if (places.length === 0) throw new FailureError('There is no destination yet. Create one with ./bin/run init.')
  const here = places.find((place) => (process.cwd() + sep).startsWith(place.directory + sep))
  if (here) return { place: here, reason: 'the destination of the working directory' }
  if (places.length === 1) return { place: places[0]!, reason: 'the only destination' }
  if (last && !terminal) return { place: last, reason: 'the destination made last; --directory names another' }
  return { place: await askFor(places, terminal) }
}

async function askFor(places: DestinationPlace[], terminal: boolean): Promise<DestinationPlace> {
  const choices = places.map(({ directory, name }) => ({ value: directory, name }))
  const message = 'Which destination is the action for?'
  const question = { name: 'directory', flag: '--directory', message, kind: 'search', choices } as const
  const { directory } = await ask([question], {}, terminal)
  return places.find((place) => place.directory === directory)!
}

function withFirst(first: DestinationPlace | undefined, places: DestinationPlace[]): DestinationPlace[] {
  if (!first) return places
  return [first, ...places.filter(({ directory }) => directory !== first.directory)]
}

/** Stores `directory` as the last scaffolded destination of the workspace `root`, of those in `mode`. */
export function rememberDestination(root: string, directory: string, mode: Mode): void {
  writeCache(root, 'last-destination', {
    ...Object(readCache(root, 'last-destination')),
    [mode]: relative(root, directory)
  })
}

/** Returns the last stored destination, or undefined if there is none or it no longer exists. */
export function recallDestination(root: string, mode: Mode): DestinationPlace | undefined {
  const remembered: unknown = (Object(readCache(root, 'last-destination')) as Record<Mode, unknown>)[mode]
  if (typeof remembered !== 'string') return undefined
  const directory = join(root, remembered)
  const entry = join(directory, 'index.ts')
  return existsSync(entry) ? { name: basename(directory), directory, entry } : undefined
}
