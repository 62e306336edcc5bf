import type { DOMWindow } from 'jsdom'

/** The time at which every page opens. */
const START = Date.parse('2026-01-15T12:00:00.000Z')

/** Timer ids are above this number, so that they differ from other numbers. */
const FIRST_TIMER = 900_000_000

/** Whether a number is the id of a timer of a page. */
export function isTimer(value: number): boolean {
  return value > FIRST_TIMER && value < FIRST_TIMER + 1_000_000
}

interface Timer {
  run: () => unknown
  due: number
  /** The milliseconds between two runs; absent if it runs once. */
  every?: number
}

/** The clock of a page. Its date does not change while timers run, only when a step lets time pass. */
export interface PageClock {
  /** Milliseconds since the page opened, as its timers see it. */
  now: () => number
  /** Schedules a function with the timers of the page. Returns the id of the timer. */
  schedule: (run: () => unknown, delay?: number, every?: number) => number
  /** When the next timer is due; undefined if there is none. */
  nextDue: () => number | undefined
  /** Runs the next timer, and advances the timers' time to it. Throws what the timer throws. */
  runNext: () => void
  /** Advances the date by some milliseconds, and the timers' time to `now`. */
  pass: (ms: number, now: number) => void
}

/** Installs a clock, and seeded randomness, in a page. */
export function installClock(window: DOMWindow): PageClock {
  let now = 0
  let date = START
  let lastId = FIRST_TIMER
  const timers = new Map<number, Timer>()

  const schedule = (run: () => unknown, delay?: unknown, every?: number) => {
    lastId += 1
    timers.set(lastId, { run, due: now + Math.max(0, Number(delay) || 0), every })
    return lastId
  }
  const next = () =>
    [...timers].reduce<[id: number, timer: Timer] | undefined>(
      (first, each) => (first && first[1].due <= each[1].due ? first : each),
      undefined
    )

  const cancel = (id: number) => void timers.delete(id)
  const call = (run: unknown, operands: unknown[]) => (typeof run === 'function' ? run(...operands) : undefined)
  Object.assign(window, {
    setTimeout: (run: unknown, delay?: unknown, ...operands: unknown[]) => schedule(() => call(run, operands), delay),
    setInterval: (run: unknown, delay?: unknown, ...operands: unknown[]) =>
      schedule(() => call(run, operands), delay, Math.max(1, Number(delay) || 1)),
    clearTimeout: cancel,
    clearInterval: cancel,
    requestAnimationFrame: (run: (time: number) => unknown) => schedule(() => run(START + now), 16),
    cancelAnimationFrame: cancel
  })
  installDate(window, () => date)

  return {
    now: () => now,
    schedule,
    nextDue: () => next()?.[1].due,
    runNext: () => {
      const [id, timer] = next()!
      now = Math.max(now, timer.due)
      if (timer.every) timer.due = now + timer.every
      else timers.delete(id)
      timer.run()
    },
    pass: (ms, then) => {
      date += ms
      now = then
    }
  }
}

/** The minimal standard generator of Park and Miller as `Math.random`, and a `Date` that reads `now`. */
function installDate(window: DOMWindow, now: () => number): void {
  const install = window.eval(`(now) => {
    const Actual = Date
    window.Date = class Date extends Actual {
      constructor(...operands) { super(...(operands.length > 0 ? operands : [now()])) }
      static now() { return now() }
    }
    let seed = 7
    Math.random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  }`) as (now: () => number) => void
  install(now)
}
