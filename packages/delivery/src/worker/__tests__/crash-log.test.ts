import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { CrashLog, takeRemains, type LoggedJob } from '../crash-log'

let folder: string
let log: CrashLog

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'crash-log-'))
  log = new CrashLog(folder, 'worker-1')
})

afterEach(() => {
  log.close()
  rmSync(folder, { recursive: true })
})

/** 2^22 is the most that Linux gives. */
const NO_PROCESS = 4_194_305

function jobOf(eventId: number, crashes = 0): LoggedJob {
  return { eventId, destination: 'crm', part: 1, subscription: 'all', run: 7, crashes }
}

/** What the next process would read if this one died now: the IDs of the events. */
function inWork(): number[] {
  const [name] = readdirSync(folder)
  const other = `in-work-${NO_PROCESS}-copy`
  writeFileSync(join(folder, other), readFileSync(join(folder, name)))
  const [{ worker, jobs }] = takeRemains(folder)
  expect([worker, readdirSync(folder)]).toEqual(['worker-1', [name]])
  return jobs.map(({ eventId }) => eventId)
}

/** Starts jobs and notes when their code may run. */
function startAll(started: number[], ...lists: LoggedJob[][]): void {
  for (const jobs of lists) void log.start(jobs).then(() => started.push(...jobs.map(({ eventId }) => eventId)))
}

it('a process leaves behind the jobs whose code ran, not those that waited or have ended', async () => {
  const jobs = Array.from({ length: 200 }, (_, n) => jobOf(n))
  await log.start(jobs)
  log.wait(jobs.slice(0, 150))
  log.end(jobs.slice(150, 190))
  await turn()
  expect(inWork()).toEqual(jobs.slice(190).map(({ eventId }) => eventId))
  await log.start(jobs.slice(0, 1))
  expect(inWork()).toEqual([0, ...jobs.slice(190).map(({ eventId }) => eventId)])
})

it('the code of a suspect runs while no other code does', async () => {
  const [one, two, three, suspect, other] = [jobOf(1), jobOf(2), jobOf(3), jobOf(4, 1), jobOf(5, 2)]
  const started: number[] = []
  await log.start([one, two])
  startAll(started, [suspect], [three], [other])
  await turn()
  log.wait([one])
  await turn()
  expect(started).toEqual([])

  log.end([two])
  expect(inWork()).toEqual([4])
  await turn()
  expect(started).toEqual([4])

  // The answer to its request comes after that to the request of another job.
  log.wait([suspect])
  expect(inWork()).toEqual([5])
  startAll(started, [one], [suspect])
  await turn()
  expect(started).toEqual([4, 5])

  log.end([other])
  expect(inWork()).toEqual([4])
  log.end([suspect])
  await turn()
  await turn()
  expect(started).toEqual([4, 5, 4, 3, 1])
  expect(inWork().toSorted()).toEqual([1, 3])
})

it('a suspect that awaits several answers goes on with the first; one that has ended holds up nobody', async () => {
  const [suspect, other, three] = [jobOf(1, 1), jobOf(2, 1), jobOf(3)]
  const started: number[] = []
  await log.start([suspect])
  startAll(started, [other], [other], [three])
  await turn()
  log.wait([suspect])
  await turn()
  expect(started).toEqual([2, 2])
  startAll(started, [suspect], [other])
  log.end([suspect])
  log.end([other])
  await turn()
  await turn()
  expect([started.toSorted(), inWork()]).toEqual([[1, 2, 2, 2, 3], [3]])
})

it('code that does not end holds up the others for five seconds', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] })
  const started: number[] = []
  await log.start([jobOf(1)])
  startAll(started, [jobOf(2, 1)], [jobOf(3)])
  jest.advanceTimersByTime(4999)
  await turn()
  expect(started).toEqual([])
  jest.advanceTimersByTime(1)
  await turn()
  await turn()
  jest.useRealTimers()
  expect([started.toSorted(), inWork()]).toEqual([
    [2, 3],
    [1, 2, 3]
  ])
})

it('the remains of a process are read once', () => {
  const [name] = readdirSync(folder)
  writeFileSync(join(folder, `in-work-${NO_PROCESS}-copy`), readFileSync(join(folder, name)))
  expect([takeRemains(folder), takeRemains(folder)]).toEqual([[{ worker: 'worker-1', jobs: [] }], []])
})
