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
  type Place
} from '../../testing/failures'
import { startPostgres, type TestPostgres } from '../../testing/postgres'

// The short form of `npm run delivery:failures`.

let folder: string
let postgres: TestPostgres

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'delivery-failures-'))
  postgres = await startPostgres()
})

afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true })
})

const onSqlite = async (name: string): Promise<Place> => ({ location: join(folder, `${name}.db`) })
const onPostgres = async (name: string): Promise<Place> => ({ location: await postgres.createDatabase(name), postgres })

it('SQLite: nothing is lost when workers are killed', async () => {
  const count = await killWorkers(await onSqlite('workers'), { events: 400, kills: 2, random: seeded(1) })
  expect(count).toMatchObject({ lost: 0, dead: {}, kills: 2 })
  expect(count.duplicates).toBeLessThanOrEqual(mostDuplicates(count))
})

it('SQLite: an event that two processes died of is set aside', async () => {
  const count = await dieOfAnEvent(await onSqlite('poison'), { events: 50 })
  expect(count).toMatchObject({ lost: 0, kills: 2, dead: { PROCESS_DIED: 1 } })
})

it('PostgreSQL: nothing that was stored is lost when an enqueuer is killed', async () => {
  const count = await killEnqueuers(await onPostgres('enqueuers'), { events: 2000, kills: 1, random: seeded(2) })
  expect(count).toEqual({ lost: 0, duplicates: 0, dead: {}, kills: 1 })
})

it('PostgreSQL: a worker that is stopped past its lease settles nothing that another one has taken over', async () => {
  const count = await stopPastLease(await onPostgres('lease'), { events: 300 })
  expect(count).toMatchObject({ lost: 0, dead: {}, kills: 1 })
  expect(count.duplicates).toBeLessThanOrEqual(mostDuplicates(count))
})

it('PostgreSQL: nothing is lost when the server is killed', async () => {
  const count = await killPostgres(await onPostgres('killed'), { events: 400, kills: 1, random: seeded(3) }, 0)
  expect(count).toMatchObject({ lost: 0, dead: {}, kills: 1 })
  expect(count.duplicates).toBeLessThanOrEqual(mostDuplicates(count))
})
