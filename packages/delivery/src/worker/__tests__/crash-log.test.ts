import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { CrashLog, type LoggedJob } from '../crash-log'

let folder: string
let log: CrashLog
let processes: number

beforeEach(() => {
  processes = 1
  folder = mkdtempSync(join(tmpdir(), 'crash-log-'))
  log = new CrashLog(folder, 'worker-1')
})

afterEach(() => {
  jest.useRealTimers()
  log.close()
  rmSync(folder, { recursive: true })
})

/** 2^22 is the most that Linux gives. */
const NO_PROCESS = 4_194_305

function jobOf(eventId: number, crashes = 0): LoggedJob {
  return { eventId, destination: 'crm', part: 1, subscription: 'all', run: 7, crashes }
}

/** Leaves a copy of the file of `log`, with another process ID in its name. */
function leaveCopy(pid: string): void {
  const [name] = readdirSync(folder)
  writeFileSync(join(folder, name.replace(`-${process.pid}-`, `-${pid}-`)), readFileSync(join(folder, name)))
}

/** Starts the next process, as if that of `log` had died now. */
function processAfterDeath(): CrashLog {
  leaveCopy(String(NO_PROCESS))
  return new CrashLog(folder, `worker-${++processes}`)
}

/** The same, and it is the one that lives on. */
function goOnAfterDeath(): void {
  const next = processAfterDeath()
  log.close()
  log = next
}

/** What the next process would read if this one died now: the IDs of the events. */
function inWork(): number[] {
  const next = processAfterDeath()
  next.close()
  expect(readdirSync(folder)).toHaveLength(1)
  const [{ jobs }] = next.remains
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

/** Lets seconds pass, and code run after each. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second <= seconds; second++) {
    if (second > 0) jest.advanceTimersByTime(1000)
    // A turn to write, and one to go on.
    await turn()
    await turn()
  }
}

const SUSPECT_ALONE = [jobOf(1, 1)]
const SUSPECT_BESIDE = [jobOf(1, 1), jobOf(2)]
const OTHERS = [jobOf(2), jobOf(3)]

it.each<[seconds: number, when: string, deaths: LoggedJob[][]]>([
  [5, 'at the first start', []],
  [5, 'when a process died of several', [OTHERS]],
  [5, 'when one died while a suspect was alone', [SUSPECT_ALONE]],
  [10, 'when one died while it was not', [SUSPECT_BESIDE]],
  [10, 'when it was alone the next time', [SUSPECT_BESIDE, SUSPECT_ALONE]],
  [20, 'when it was not twice', [SUSPECT_BESIDE, SUSPECT_BESIDE]],
  [5, 'when one died without a suspect since', [SUSPECT_BESIDE, SUSPECT_BESIDE, OTHERS]],
  [300, 'at most', Array.from({ length: 8 }, () => SUSPECT_BESIDE)]
])('code that does not end holds up the others for %d seconds %s', async (seconds, _, deaths) => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] })
  for (const jobs of deaths) {
    startAll([], ...jobs.map((job) => [job]))
    await pass(300)
    goOnAfterDeath()
  }
  const started: number[] = []
  startAll(started, [jobOf(4)])
  await pass(0)
  startAll(started, [jobOf(5, 1)], [jobOf(6)])
  await pass(seconds - 1)
  expect(started).toEqual([4])
  await pass(1)
  expect([started, inWork()]).toEqual([
    [4, 5, 6],
    [4, 5, 6]
  ])
})

/** How long the worker lets a try last. */
const LONGEST_TRY_S = 240

// Beside it, code runs until the worker aborts it, and an event comes each second whose code takes two.
it.each([0, 4, 7, 33, LONGEST_TRY_S - 1])(
  'an event whose code kills its process after %d seconds is set aside, and no other one',
  async (seconds) => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance'] })
    const [hanging, deadly] = [jobOf(1), jobOf(2)]
    for (let deaths = 1; deadly.crashes <= 2; deaths++) {
      expect(deaths).toBeLessThanOrEqual(9)
      const own = log
      const run = (job: LoggedJob, lasting: number) =>
        own.start([job]).then(() => setTimeout(() => own.end([job]), lasting * 1000))
      let left = Infinity
      void run(hanging, LONGEST_TRY_S)
      void own.start([deadly]).then(() => (left = seconds))
      await pass(0)
      for (let id = 10; left > 0; id++, left--) {
        void run(jobOf(id), 2)
        await pass(1)
      }
      goOnAfterDeath()
      await pass(0)
      jest.clearAllTimers()
      const [{ jobs }] = log.remains
      for (const job of [hanging, deadly]) {
        const wasInWork = jobs.some(({ eventId }) => eventId === job.eventId)
        // As a store counts.
        if (wasInWork) job.crashes = Math.max(job.crashes, 1) + (jobs.length === 1 ? 1 : 0)
      }
    }
    expect(hanging.crashes).toBeLessThan(2)
  }
)

it('the remains of a process are read once', () => {
  const [one, two] = [processAfterDeath(), new CrashLog(folder, 'worker-of-others')]
  expect([one.remains, two.remains]).toMatchObject([[{ worker: 'worker-1', jobs: [] }], []])
  one.close()
  two.close()
})

it('what a process has in work that runs elsewhere is left alone', () => {
  const [name] = readdirSync(folder)
  const onOtherHost = name.replace(/in-work-\w+-\d+/, `in-work-elsewhere-${NO_PROCESS}`)
  leaveCopy(String(process.ppid))
  writeFileSync(join(folder, onOtherHost), readFileSync(join(folder, name)))
  const other = new CrashLog(folder, 'worker-2')
  other.close()
  expect(other.remains).toEqual([])
  expect(readdirSync(folder)).toHaveLength(3)
})
