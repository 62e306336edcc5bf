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

/** The result of replaying a folder of records on the destinations of the workspace. */
export interface RecordsReport {
  passed: number
  cases: number
  destinations: DestinationRecords[]
  /** The slugs of records that have no destination. */
  absent: string[]
}

/** The result of replaying the records of one destination. */
export interface DestinationRecords extends Verdict {
  slug: string
}

/**
 * Replays the records in `folder`, one file per destination, on the destinations of the workspace `root`.
 *
 * @param names the destinations; empty for all that have records there
 * @throws UsageError if the folder has no records, or none for a named destination
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

/** Returns the folder of the workspace `root` with the records of destinations that run in `mode`. */
export function fixturesOf(root: string, mode: Mode = 'cloud'): string {
  const name = mode === 'device' ? 'sdk-calls' : 'requests'
  return join(destinationsDirectory(root, mode), '../../fixtures', name)
}

/** Loads a destination for `replay`: once, and again if its modules must be fresh. */
export function loaderOf({ entry }: DestinationPlace): LoadDestination {
  let definition = loadDefinition(entry)
  return async (afresh) => {
    if (afresh) definition = loadDefinition(entry)
    return { Destination, definition }
  }
}

/** Returns the destination that a file of records belongs to: the one whose folder is named after the slug. */
export function placeOf(slug: string, places: readonly DestinationPlace[]): DestinationPlace | undefined {
  return places.find(({ name }) => name === slug || `actions-${name}` === slug)
}

/** Whether every case passes, or is listed as a departure and does differ. */
export function isMet({ failed, stale }: Verdict): boolean {
  return failed.length === 0 && stale.length === 0
}

/** The number of failing cases that are shown in full for each destination. */
const SHOWN = 3

/** Formats the result for people: a line for each destination, with its first differences below it. */
export function describeRecords({ passed, cases, destinations, absent }: RecordsReport): string[] {
  return [
    ...destinations.flatMap(({ slug, ...verdict }) => [
      `${slug}: ${countOf(verdict)}`,
      ...describeVerdict({ ...verdict, failed: verdict.failed.slice(0, SHOWN) }).map((line) => `  ${line}`),
      ...(verdict.failed.length > SHOWN ? [`  and ${verdict.failed.length - SHOWN} more cases: see --json`] : [])
    ]),
    `${passed} of ${cases} cases in ${destinations.length === 1 ? '1 destination' : `${destinations.length} destinations`}.`,
    ...(absent.length > 0 ? [`No destination for the records of ${absent.join(', ')}.`] : [])
  ]
}

function countOf({ passed, cases, listed }: Verdict): string {
  return `${passed} of ${cases}${listed.length > 0 ? `, and ${listed.length} that differ on purpose` : ''}`
}
