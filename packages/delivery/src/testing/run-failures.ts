import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  dieOfAnEvent,
  killEnqueuers,
  killPostgres,
  killWorkers,
  mostDuplicates,
  seeded,
  stopPastLease,
  type Count,
  type Place
} from './failures'
import { startPostgres } from './postgres'

// The long form of the failure tests: `npm run delivery:failures [events] [seed]`. It takes minutes.

const [events = 3000, seed = Date.now() % 100_000] = process.argv.slice(2).map(Number)

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-failures-'))
  const postgres = await startPostgres({})
  const random = seeded(seed)
  let places = 0
  const onSqlite = async (): Promise<Place> => ({ location: join(folder, `${++places}.db`) })
  const onPostgres = async (): Promise<Place> => ({
    location: await postgres.createDatabase(`run_${++places}`),
    postgres
  })
  const rows: [string, () => Promise<Count>][] = [
    ['SQLite: 20 kills of the worker', async () => killWorkers(await onSqlite(), { events, kills: 20, random })],
    ['PostgreSQL: 20 kills of the worker', async () => killWorkers(await onPostgres(), { events, kills: 20, random })],
    ['SQLite: 5 kills of an enqueuer', async () => killEnqueuers(await onSqlite(), { events, kills: 5, random })],
    ['PostgreSQL: 5 kills of an enqueuer', async () => killEnqueuers(await onPostgres(), { events, kills: 5, random })],
    [
      'PostgreSQL: 5 kills of the server',
      async () => killPostgres(await onPostgres(), { events, kills: 5, random }, 0)
    ],
    ['PostgreSQL: away for 60 s', async () => killPostgres(await onPostgres(), { events, kills: 1, random }, 60_000)],
    ['SQLite: stopped past its lease', async () => stopPastLease(await onSqlite(), { events })],
    ['PostgreSQL: stopped past its lease', async () => stopPastLease(await onPostgres(), { events })],
    ['SQLite: an event kills its process', async () => dieOfAnEvent(await onSqlite(), { events: 200 })],
    ['PostgreSQL: an event kills its process', async () => dieOfAnEvent(await onPostgres(), { events: 200 })]
  ]
  process.stdout.write(`seed ${seed}, ${events} events a run\n`)
  for (const [name, run] of rows) {
    const count = await run()
    const { lost, duplicates, dead } = count
    const isKept = lost === 0 && duplicates <= mostDuplicates(count)
    if (!isKept) process.exitCode = 1
    process.stdout.write(
      `${isKept ? 'ok' : 'NOT OK'}  ${name}: lost ${lost}, duplicates ${duplicates} of at most ${mostDuplicates(count)}, dead ${JSON.stringify(dead)}\n`
    )
  }
  await postgres.stop()
  rmSync(folder, { recursive: true })
}

void main()
