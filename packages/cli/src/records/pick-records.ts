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
  replay
} from '@segment/action-destinations/records'
import { UsageError } from '@segment/actions-input'
import { destinationsDirectory, findDestination, listDestinations } from '../workspace/destinations'
import { findRoot } from '../workspace/root'
import { loaderOf, placeOf } from './replay-folder'

/**
 * Picks records from a large set for the fixtures of the repository: at most eight cases an action that differ in what
 * they show, of those that are met now or that a destination lists in `differs`.
 *
 * @param names the destinations; none for all that have records there
 * @returns what was picked and left out, in lines
 */
export async function pickRecords(root: string, folder: string, names: readonly string[]): Promise<string[]> {
  const named = names.map((name) => findDestination(root, name, 'cloud'))
  const fixtures = join(destinationsDirectory(root), '../../fixtures/requests')
  const lines: string[] = []
  mkdirSync(fixtures, { recursive: true })
  for (const slug of listRecords(folder)) {
    const place = placeOf(slug, named.length > 0 ? named : listDestinations(root, 'cloud'))
    if (!place) continue
    const file = readRecords(folder, slug)
    const { differs = [] } = readDeclaration(place.directory)
    const verdict = judge(await replay(file, loaderOf(place)), differs)
    const [failed, listed] = [verdict.failed, verdict.listed].map((results) => new Set(results.map(({ id }) => id)))
    const cases = file.cases.filter(({ id }) => !failed!.has(id))
    const departed = differs.map((departure) => (id: string) => covers(departure, id) && listed!.has(id))
    const picked = pickCases({ ...file, cases }, departed)
    const text = recordText(picked)
    writeFileSync(join(fixtures, `${slug}.json`), text)
    lines.push(
      `${slug}: ${picked.cases.length} of ${file.cases.length} cases, ${Math.ceil(text.length / 1000)} kB` +
        (failed!.size > 0 ? `; ${failed!.size} left out because they are not met` : '')
    )
  }
  return lines
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
