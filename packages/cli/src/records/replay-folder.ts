import { join } from 'node:path'
import { Destination } from '@segment/actions-core'
import { readDeclaration } from '@segment/action-destinations/behaviour'
import {
  describeVerdict,
  judge,
  listRecords,
  readRecords,
  replay,
  type CaseResult,
  type LoadDestination,
  type Verdict
} from '@segment/action-destinations/records'
import { readPageRecords, replayPages } from '@segment/browser-destinations/records'
import { UsageError } from '@segment/actions-input'
import {
  destinationsDirectory,
  findDestination,
  listDestinations,
  modeOf,
  type DestinationPlace,
  type Mode
} from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'

/** How the destinations of the workspace meet the records of a folder. */
export interface RecordsReport {
  passed: number
  cases: number
  destinations: DestinationRecords[]
  /** The slugs of records for which there is no destination. */
  absent: string[]
}

/** How one destination meets its records. */
export interface DestinationRecords extends Verdict {
  slug: string
}

/**
 * Replays the records in `folder`, one file a destination, on the destinations of the workspace `root`.
 *
 * @param names the destinations; none for all that have records there
 * @throws UsageError when there are no records in the folder, or none for a destination that is named
 */
export async function replayFolder(root: string, folder: string, names: readonly string[]): Promise<RecordsReport> {
  const slugs = listRecords(folder)
  if (slugs.length === 0)
    throw new UsageError(`--records: there are no records in ${folder}. It needs files <slug>.json.`)
  const places = listDestinations(root)
  const named = names.map((name) => findDestination(root, name))
  const pairs = slugs.map((slug) => ({ slug, place: placeOf(slug, names.length > 0 ? named : places) }))
  const without = named.find((place) => !pairs.some((pair) => pair.place === place))
  if (without) throw new UsageError(`--records: there are no records of ${without.name} in ${folder}.`)

  const destinations: DestinationRecords[] = []
  for (const { slug, place } of pairs) {
    if (place) destinations.push({ slug, ...(await replayRecords(root, folder, slug, place)) })
  }
  return {
    passed: destinations.reduce((sum, { passed }) => sum + passed, 0),
    cases: destinations.reduce((sum, { cases }) => sum + cases, 0),
    destinations,
    absent: names.length > 0 ? [] : pairs.filter(({ place }) => !place).map(({ slug }) => slug)
  }
}

/** Replays the records of one destination; see `judge` for the departures that it declares. */
export async function replayRecords(
  root: string,
  folder: string,
  slug: string,
  place: DestinationPlace
): Promise<Verdict> {
  const { differs } = readDeclaration(place.directory)
  return judge(await resultsOf(root, folder, slug, place), differs)
}

function resultsOf(root: string, folder: string, slug: string, place: DestinationPlace): Promise<CaseResult[]> {
  if (modeOf(root, place.directory) === 'device') return replayPages(readPageRecords(folder, slug), place.entry)
  return replay(readRecords(folder, slug), loaderOf(place))
}

/** The folder of the workspace `root` with records of its destinations that run in `mode`. */
export function fixturesOf(root: string, mode: Mode = 'cloud'): string {
  const name = mode === 'device' ? 'sdk-calls' : 'requests'
  return join(destinationsDirectory(root, mode), '../../fixtures', name)
}

/** Loads a destination as `replay` asks for it: once, and again where its modules are to be new. */
export function loaderOf({ entry }: DestinationPlace): LoadDestination {
  let definition = loadDefinition(entry)
  return async (afresh) => {
    if (afresh) definition = loadDefinition(entry)
    return { Destination, definition }
  }
}

/** The destination that a file of records is of: the one whose folder has the name of the slug. */
export function placeOf(slug: string, places: readonly DestinationPlace[]): DestinationPlace | undefined {
  return places.find(({ name }) => name === slug || `actions-${name}` === slug)
}

/** Whether every case is met, or listed as a departure that is one. */
export function isMet({ failed, stale }: Verdict): boolean {
  return failed.length === 0 && stale.length === 0
}

/** How many cases that are not met are shown in full for each destination. */
const SHOWN = 3

/** What to print for people: a line for each destination, and the first differences below it. */
export function describeRecords({ passed, cases, destinations, absent }: RecordsReport): string[] {
  return [
    ...destinations.flatMap(({ slug, ...verdict }) => [
      `${slug}: ${countOf(verdict)}`,
      ...describeVerdict({ ...verdict, failed: verdict.failed.slice(0, SHOWN) }).map((line) => `  ${line}`),
      ...(verdict.failed.length > SHOWN ? [`  and ${verdict.failed.length - SHOWN} more cases: see --json`] : [])
    ]),
    `${passed} of ${cases} cases in ${destinations.length} destinations.`,
    ...(absent.length > 0 ? [`No destination for the records of ${absent.join(', ')}.`] : [])
  ]
}

function countOf({ passed, cases, listed }: Verdict): string {
  return `${passed} of ${cases}${listed.length > 0 ? `, and ${listed.length} that differ on purpose` : ''}`
}
