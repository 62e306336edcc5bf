import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  bundleProgram,
  dieLate,
  dieOfAnEvent,
  killEnqueuers,
  killPostgres,
  killWorkers,
  mostRepeated,
  stopPastLease,
  type Count,
  type Place,
  type Size
} from './failures'
import { startPostgres } from './postgres'

// The failures that real processes go through: `failures.test.ts` runs the short forms, `run-failures.ts` the long ones.

/** The engine of a store. */
export type Engine = 'SQLite' | 'PostgreSQL'

/** A failure, on one engine. */
export interface FailureRun {
  engine: Engine
  /** What holds. */
  name: string
  run: (place: Place, size: Size) => Promise<Count>
  /** The dead letters that it makes, by code. Default: none. */
  dead?: Record<string, number>
  /** The sizes; without a short one it does not run in CI. */
  short?: Partial<Size>
  long: Partial<Size>
}

const BOTH: readonly Engine[] = ['SQLite', 'PostgreSQL']

/** Makes a run for each engine, with the short form only on those named. */
function on(engines: readonly Engine[], short: readonly Engine[], failure: Omit<FailureRun, 'engine'>): FailureRun[] {
  return engines.map((engine) => ({ ...failure, engine, short: short.includes(engine) ? failure.short : undefined }))
}

/** All failures, each with its sizes. */
export const FAILURE_RUNS: readonly FailureRun[] = [
  ...on(BOTH, [], {
    name: 'nothing is lost when workers are killed',
    run: killWorkers,
    long: { kills: 20 }
  }),
  ...on(BOTH, ['SQLite'], {
    name: 'nothing is lost when workers that send batches are killed',
    run: killWorkers,
    short: { events: 600, kills: 2, batch: 5 },
    long: { kills: 20, batch: 100, events: 30_000 }
  }),
  ...on(BOTH, ['SQLite'], {
    name: 'nothing that was stored is lost when an enqueuer is killed, while another process delivers',
    run: killEnqueuers,
    short: { events: 1000, kills: 1 },
    long: { kills: 5 }
  }),
  // Not on SQLite: a process that is stopped while it writes holds the lock of the file, and nobody else can write.
  ...on(['PostgreSQL'], ['PostgreSQL'], {
    name: 'a worker that is stopped past its lease settles nothing that another one has taken over',
    run: stopPastLease,
    short: { events: 300 },
    long: {}
  }),
  ...on(BOTH, ['SQLite'], {
    name: 'an event that two processes died of is set aside',
    run: dieOfAnEvent,
    dead: { PROCESS_DIED: 1 },
    short: { events: 50 },
    long: { events: 500 }
  }),
  ...on(BOTH, ['PostgreSQL'], {
    name: 'an event that two processes died of is set aside, and its batch is delivered',
    run: dieOfAnEvent,
    dead: { PROCESS_DIED: 1 },
    short: { events: 100, batch: 20 },
    long: { events: 500, batch: 100 }
  }),
  ...on(BOTH, [], {
    name: 'an event whose code kills its process late is set aside',
    run: dieLate,
    dead: { PROCESS_DIED: 1 },
    long: { events: 300 }
  }),
  ...on(['PostgreSQL'], ['PostgreSQL'], {
    name: 'nothing is lost when the server is killed',
    run: (place, size) => killPostgres(place, size),
    short: { events: 400, kills: 1 },
    long: { kills: 5 }
  }),
  ...on(['PostgreSQL'], [], {
    name: 'nothing is lost when the server is away for 60 seconds',
    run: (place, size) => killPostgres(place, size, 60_000),
    long: { kills: 1 }
  })
]

/**
 * What a run broke of its promises, one sentence each; nothing if they held.
 *
 * @param size the one that it ran with
 */
export function brokenPromises({ dead = {} }: FailureRun, size: Size, count: Count): string[] {
  const most = mostRepeated(size)
  const duplicates = count.kills * most
  const isDead = JSON.stringify(count.dead) === JSON.stringify(dead)
  return [
    ...(count.lost === 0 ? [] : [`${count.lost} events were lost.`]),
    ...(count.duplicates <= duplicates ? [] : [`${count.duplicates} duplicates, more than ${duplicates}.`]),
    ...count.repeated.filter((each) => each > most).map((each) => `A kill left ${each} to repeat, more than ${most}.`),
    ...(isDead ? [] : [`The dead letters are ${JSON.stringify(count.dead)}.`])
  ]
}

/** Stores for runs: files in a temporary folder, and databases of a PostgreSQL of their own. */
export interface Places {
  make: (engine: Engine) => Promise<Place>
  stop: () => Promise<void>
}

/**
 * Starts the PostgreSQL, and bundles the program of the processes.
 *
 * @param settings of the server. Default: those of {@link startPostgres}, which trade safety for speed
 */
export async function startPlaces(settings?: Record<string, string>): Promise<Places> {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-failures-'))
  const program = bundleProgram(folder)
  const postgres = await startPostgres(settings)
  let made = 0
  return {
    make: async (engine) => {
      made++
      if (engine === 'SQLite') return { program, location: join(folder, `${made}.db`) }
      return { program, location: await postgres.createDatabase(`run_${made}`), postgres }
    },
    stop: async () => {
      await postgres.stop()
      rmSync(folder, { recursive: true })
    }
  }
}
