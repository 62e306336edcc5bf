import { destinationOf } from '../../testing/vendor'
import { OrderBook } from '../order-book'
import { Circuit, Throttle } from '../throttle'
import type { Failure } from '../task'
import { backoff, judge } from '../verdict'

const MINUTE_MS = 60_000
const now = Date.UTC(2026, 0, 1)
const { limits } = destinationOf('crm', 'http://127.0.0.1', {
  limits: { attempts: 5, retryForMs: 10 * MINUTE_MS, firstRetryMs: 1000, longestRetryMs: MINUTE_MS }
})
const failure: Failure = { code: 'X', status: 500, scope: 'destination', retryable: true, message: 'It failed.' }

describe('judge', () => {
  it.each([
    [
      'a retryable error',
      {},
      { attempts: 0, firstTriedAt: null },
      { step: 'again', delayMs: 500, attempts: 1, firstTriedAt: now }
    ],
    [
      'a later attempt',
      {},
      { attempts: 3, firstTriedAt: now - 1 },
      { step: 'again', delayMs: 4000, attempts: 4, firstTriedAt: now - 1 }
    ],
    [
      'a wait that the vendor asks for',
      { retryAfterMs: 90_000 },
      { attempts: 0, firstTriedAt: null },
      { step: 'again', delayMs: 90_000 }
    ],
    ['the last attempt', {}, { attempts: 4, firstTriedAt: now }, { step: 'dead', attempts: 5 }],
    ['the end of the time', {}, { attempts: 1, firstTriedAt: now - 10 * MINUTE_MS }, { step: 'dead', attempts: 2 }],
    [
      'a clock that was set back',
      {},
      { attempts: 1, firstTriedAt: now + 60 * MINUTE_MS },
      { step: 'again', attempts: 2 }
    ],
    [
      'an invalid event',
      { retryable: false, scope: 'event' },
      { attempts: 0, firstTriedAt: null },
      { step: 'dead', attempts: 1 }
    ],
    ['a bug', { retryable: false }, { attempts: 0, firstTriedAt: null }, { step: 'dead', attempts: 1 }],
    [
      'bad credentials',
      { retryable: false, scope: 'account' },
      { attempts: 0, firstTriedAt: null },
      { step: 'park', scope: 'account' }
    ],
    [
      'a broken mapping',
      { retryable: false, scope: 'mapping' },
      { attempts: 0, firstTriedAt: null },
      { step: 'park', scope: 'mapping' }
    ]
  ] as const)('decides about %s', (_, more, job, expected) => {
    expect(judge({ ...failure, ...more }, job, limits, now, () => 0.5)).toMatchObject(expected)
  })

  it('spreads retries from 0 to a bound that doubles up to the longest wait', () => {
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 400].map((attempts) => backoff(attempts, 1000, MINUTE_MS, () => 1))
    expect(bounds).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, MINUTE_MS, MINUTE_MS, MINUTE_MS])
    expect(backoff(3, 1000, MINUTE_MS, () => 0)).toBe(0)
  })
})

describe('a throttle', () => {
  it('lets as many requests through at a time as the limit says', () => {
    const throttle = new Throttle({ concurrency: 2, perSecond: Infinity })
    throttle.start(0)
    expect(throttle.waitMs(0)).toBe(0)
    throttle.start(0)
    expect(throttle.waitMs(1e6)).toBe(Infinity)
    throttle.end()
    expect(throttle.waitMs(0)).toBe(0)
    throttle.adapt({ concurrency: 1, perSecond: Infinity })
    expect(throttle.waitMs(0)).toBe(Infinity)
  })

  it.each([1, 10, 400])('keeps to %d a second over any ten seconds', (perSecond) => {
    const throttle = new Throttle({ concurrency: Infinity, perSecond })
    let time = 5000
    let started = 0
    while (time < 15_000) {
      const wait = throttle.waitMs(time)
      time += wait
      if (wait > 0) continue
      throttle.start(time)
      throttle.end()
      started++
    }
    expect(started).toBeGreaterThanOrEqual(perSecond * 10)
    expect(started).toBeLessThanOrEqual(perSecond * 10.1 + 2)
  })
})

it('a circuit opens after ten failures in a row, for twice as long each time, and closes with a success', () => {
  const circuit = new Circuit()
  const fail = (times: number) => Array.from({ length: times }, () => circuit.fail())
  fail(9)
  circuit.succeed()
  expect(fail(10)).toEqual([...Array.from({ length: 9 }, () => undefined), 1000])
  expect(circuit.isProbing).toBe(true)
  expect(fail(7)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000])
  expect(circuit.succeed()).toBe(true)
  expect([circuit.isProbing, circuit.fail()]).toEqual([false, undefined])
})

describe('an order book', () => {
  const jobOf = (eventId: number, order = 'key') => ({
    destination: 'crm',
    part: 0,
    run: 1,
    eventId,
    subscription: 'all',
    source: 'web',
    receivedAt: 0,
    body: '{}',
    order,
    attempts: 0,
    firstTriedAt: null as number | null,
    crashes: 0
  })
  const [one, two, three, other] = [jobOf(1), jobOf(2), jobOf(3), jobOf(4, 'other')]

  it('lets one job of a key go at a time, by event ID', () => {
    const book = new OrderBook(MINUTE_MS)
    expect([one, three, two, other].map((job) => book.admit(job, now))).toEqual(['go', 'follow', 'follow', 'go'])
    expect(book.end(one, now).next).toBe(two)
    expect(book.end(two, now).next).toBe(three)
    expect(book.end(three, now)).toEqual({ next: undefined, postponed: [], delayMs: 0 })
  })

  it('puts later jobs off while an earlier one waits for a retry', () => {
    const book = new OrderBook(MINUTE_MS)
    for (const job of [one, two]) book.admit(job, now)
    expect(book.end(one, now, { delayMs: 1000, firstTriedAt: now })).toMatchObject({ postponed: [two], delayMs: 1050 })
    expect(book.admit(three, now + 400)).toEqual({ delayMs: 700 })
    expect([one, two, three].map((job) => book.admit(job, now + 1100))).toEqual(['go', 'follow', 'follow'])
  })

  it('lets later jobs pass when one has failed for too long', () => {
    const book = new OrderBook(MINUTE_MS)
    for (const job of [one, two]) book.admit(job, now)
    const retry = { delayMs: 1000, firstTriedAt: now - MINUTE_MS }
    expect(book.end(one, now, retry)).toMatchObject({ next: two, postponed: [] })
    book.end(two, now)
    expect(book.admit(three, now)).toBe('go')
  })

  it('knows what waits in the store', () => {
    const book = new OrderBook(MINUTE_MS)
    book.noteWaiting({ ...one, firstTriedAt: now }, now + 500)
    expect(book.admit(two, now)).toEqual({ delayMs: 550 })
    expect(book.admit(other, now)).toBe('go')
    book.remove(one)
    expect(book.admit(two, now)).toBe('go')
    expect(book.admit(three, now)).toBe('follow')
    expect(book.abandon(two)).toEqual([three])
    book.drop(0)
    expect(book.admit(three, now)).toBe('go')
  })
})
