import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDeclaration } from '@segment/action-destinations/behaviour'
import {
  covers,
  judge,
  listRecords,
  pickCases,
  readRecords,
  recordText,
  replay,
  type CaseResult,
  type RecordFile
} from '@segment/action-destinations/records'
import { pickPageCases, readPageRecords, replayPages, type PageRecordFile } from '@segment/browser-destinations/records'
import { UsageError } from '@segment/actions-input'
import { findDestination, listDestinations, modeOf, type DestinationPlace, findRoot } from '../workspace/destinations'
import { fixturesOf, loaderOf, placeOf } from './replay-folder'

/**
 * Picks records from a large set for the fixtures of the repository: for each action, at most eight cases that cover
 * different behaviour, from the cases that pass now or that a destination lists in `differs`.
 *
 * @param names the destinations; empty for all that have records there
 * @returns a report of what was picked and left out, as lines
 */
export async function pickRecords(root: string, folder: string, names: readonly string[]): Promise<string[]> {
  const named = names.map((name) => findDestination(root, name))
  const lines: string[] = []
  for (const slug of listRecords(folder)) {
    const place = placeOf(slug, named.length > 0 ? named : listDestinations(root))
    if (!place) continue
    const mode = modeOf(root, place.directory)
    const { picked, cases, failed } = await (mode === 'device' ? pickOfPages : pickOfRequests)(folder, slug, place)
    const text = recordText(picked)
    mkdirSync(fixturesOf(root, mode), { recursive: true })
    writeFileSync(join(fixturesOf(root, mode), `${slug}.json`), text)
    lines.push(
      `${slug}: ${picked.cases.length} of ${cases} cases, ${Math.ceil(text.length / 1000)} kB` +
        (failed > 0 ? `; ${failed} left out because they are not met` : '')
    )
  }
  return lines
}

/** What was picked, out of how many cases, and how many of them fail. */
interface Picked {
  picked: RecordFile | PageRecordFile
  cases: number
  failed: number
}

async function pickOfRequests(folder: string, slug: string, place: DestinationPlace): Promise<Picked> {
  const file = readRecords(folder, slug)
  const { isFine, wanted, failed } = sift(await replay(file, loaderOf(place)), place)
  return { picked: pickCases({ ...file, cases: file.cases.filter(isFine) }, wanted), cases: file.cases.length, failed }
}

async function pickOfPages(folder: string, slug: string, place: DestinationPlace): Promise<Picked> {
  const file = readPageRecords(folder, slug)
  const { isFine, wanted, failed } = sift(await replayPages(file, place.entry), place)
  const picked = pickPageCases({ ...file, cases: file.cases.filter(isFine) }, wanted)
  return { picked, cases: file.cases.length, failed }
}

/** Separates cases that pass or are listed from the others, and selects the listed cases that are always picked. */
function sift(results: CaseResult[], { directory }: DestinationPlace) {
  const { differs = [] } = readDeclaration(directory)
  const verdict = judge(results, differs)
  const [failed, listed] = [verdict.failed, verdict.listed].map((found) => new Set(found.map(({ id }) => id)))
  return {
    failed: failed!.size,
    isFine: ({ id }: { id: string }) => !failed!.has(id),
    wanted: differs.map((departure) => (id: string) => covers(departure, id) && listed!.has(id))
  }
}

/** `npm run records:pick -- <folder> [slug...]` */
async function main([folder, ...names]: string[]): Promise<void> {
  if (folder === undefined)
    throw new UsageError('Name the folder of records: npm run records:pick -- <folder> [slug...]')
  for (const line of await pickRecords(findRoot(), folder, names)) process.stdout.write(`${line}\n`)
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  })
}
