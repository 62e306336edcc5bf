import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { loadConfig } from '../../config/load'
import type { DeadLetter } from '../../store/dead-letter'
import { checkConfig } from '../check'
import { readOverview, type Overview } from '../overview'
import { deadFilter, describeDeadLetter, printDeadLetters, replay } from '../dead-letters'
import { writeExample } from '../example'
import { pauseByHand, resume } from '../pauses'
import { printStatus } from '../print-status'
import { lateStore, nameOfStore, openPlace, storePlace, useStore } from '../store-place'

const newFolder = () => mkdtempSync(join(tmpdir(), 'delivery-operate-'))
const NOW = Date.UTC(2026, 0, 2)

test('the example has no faults, and every enrichment and filter of it works', async () => {
  const folder = newFolder()
  expect(writeExample(folder).map((file) => relative(folder, file))).toEqual([
    'delivery.yaml',
    'enrich/currency.ts',
    'enrich/plans.yaml',
    '.gitignore'
  ])
  const { config } = await loadConfig(folder)
  const [crm] = config.destinations
  expect(config.sources).toEqual([{ id: 'website', writeKeys: ['example-write-key'], enabled: true }])
  expect(crm!.subscriptions.map(({ id }) => id)).toEqual(['orders', 'everything-else'])
  const order = {
    type: 'track',
    event: 'Order Completed',
    userId: 'user-1',
    properties: { total: 5, card: '4111' }
  } as const
  expect(await crm!.beforeMapping!(order)).toEqual({
    ...order,
    context: { account: { plan: 'pro' } },
    properties: { total: 5, currency: 'EUR' }
  })
  const own = { type: 'identify', userId: 'u', traits: { email: 'a@example.com' } } as const
  expect(await crm!.beforeMapping!(own)).toBeUndefined()
  expect(() => writeExample(folder)).toThrow('is not empty')
})

test('a check lists the names, or the faults', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'a.yaml'), 'sources: { web: { writeKeys: [k] } }')
  expect(await checkConfig(folder)).toEqual({ sources: ['web'], destinations: [], faults: [] })
  writeFileSync(join(folder, 'a.yaml'), 'sources: 1')
  expect(await checkConfig(folder)).toMatchObject({ sources: [], faults: [{ line: 1, column: 1 }] })
})

test('pauses by hand, for a destination that is configured, and ends them', async () => {
  const config = newFolder()
  writeExample(config)
  const place = storePlace(config)
  const store = await openPlace(place)
  const pauses = () => store.pauses()
  const paused = await pauseByHand(store, config, { destination: 'crm' }, 'Work.')
  expect(paused).toEqual({ destination: 'crm', paused: true })
  await pauseByHand(store, config, { destination: 'crm', subscription: 'orders' }, 'More work.')
  expect(await pauses()).toMatchObject([
    { destination: 'crm', subscription: '', kind: 'manual', reason: 'Work.', remainingMs: Infinity },
    { destination: 'crm', subscription: 'orders', kind: 'manual', reason: 'More work.' }
  ])
  await resume(store, config, { destination: 'crm', subscription: 'orders' })
  expect(await pauses()).toMatchObject([{ subscription: '' }])
  expect(await resume(store, config, { destination: 'crm' })).toEqual({ destination: 'crm', paused: false })
  expect(await pauses()).toEqual([])
  await expect(resume(store, config, { destination: 'cmr' })).rejects.toThrow("no destination 'cmr'. Did you mean crm?")
  await expect(pauseByHand(store, config, { destination: 'crm', subscription: 'order' }, '')).rejects.toThrow(
    "crm has no subscription 'order'. Did you mean orders?"
  )
  await store.close()
})

test('an overview has every destination of the configuration and of the store', async () => {
  const folder = newFolder()
  writeFileSync(
    join(folder, 'a.yaml'),
    'destinations: { crm: { kind: webhook }, ads: { kind: slack, enabled: false } }'
  )
  const pause = { destination: 'old', subscription: '', kind: 'manual', reason: 'Work.', since: NOW } as const
  const store = {
    counts: async () => [],
    depth: async () => [],
    pauses: async () => [{ ...pause, fingerprint: '', remainingMs: Infinity }]
  }
  const { destinations } = await readOverview(store, folder, { now: NOW })
  expect(destinations).toEqual([
    { id: 'ads', kind: 'slack', configured: 'disabled', pauses: [], subscriptions: [] },
    { id: 'crm', kind: 'webhook', configured: 'enabled', pauses: [], subscriptions: [] },
    {
      id: 'old',
      configured: 'removed',
      pauses: [{ kind: 'manual', reason: 'Work.', since: '2026-01-02T00:00:00.000Z' }],
      subscriptions: []
    }
  ])
  writeFileSync(join(folder, 'a.yaml'), 'destinations: {')
  expect(await readOverview(store, folder, { now: NOW })).toMatchObject({
    destinations: [{ id: 'old', configured: 'enabled' }],
    fault: expect.stringContaining('a.yaml:1:')
  })
})

test('a store that is opened late is opened once, and again after a failure', async () => {
  const place = storePlace(newFolder())
  const late = lateStore(place)
  await expect(late.open()).rejects.toThrow(`There is no store ${place}.`)
  await (await openPlace(place)).close()
  expect(await late.open()).toBe(await late.open())
  await late.close()
})

test('an overview for people: counts with reasons, what waits, and what ends each pause', () => {
  const at = '2026-01-02T03:04:05.000Z'
  const overview: Overview = {
    at,
    minutes: 60,
    sources: [
      { id: 'app', counts: {}, reasons: [] },
      {
        id: 'web',
        counts: { rejected: 1, accepted: 9 },
        reasons: [{ outcome: 'rejected', reason: 'invalid', count: 1 }]
      }
    ],
    destinations: [
      { id: 'ads', configured: 'disabled', pauses: [], subscriptions: [] },
      {
        id: 'crm',
        configured: 'enabled',
        pauses: [
          { kind: 'account', reason: 'Unauthorized', since: at },
          { kind: 'wait', reason: 'Too Many Requests', since: at, until: at },
          { subscription: 'all', kind: 'manual', reason: 'Work.', since: at },
          { subscription: 'all', kind: 'mapping', reason: 'No email', since: at }
        ],
        subscriptions: [
          {
            id: 'all',
            counts: { failed: 4, delivered: 3 },
            reasons: [
              { outcome: 'failed', reason: 'NOT_FOUND', count: 3 },
              { outcome: 'failed', reason: 'BAD_REQUEST', count: 1 }
            ],
            fresh: 5,
            waiting: 2,
            oldestReceivedAt: at,
            latency: { averageMs: 13, maxMs: 25 }
          },
          { id: 'none', counts: {}, reasons: [], fresh: 0, waiting: 0 }
        ]
      },
      { id: 'old', configured: 'removed', pauses: [], subscriptions: [] }
    ],
    timeline: []
  }
  expect(printStatus(overview)).toEqual([
    `At ${at}; counts of the last 60 minutes.`,
    'source app: nothing',
    'source web: 9 accepted, 1 rejected (invalid)',
    '',
    'destination ads, disabled',
    '  nothing',
    '',
    'destination crm',
    `  paused (account) since ${at}: Unauthorized. Ends when its settings change, or by ./bin/run deliver resume crm.`,
    `  paused (wait) since ${at}: Too Many Requests. Ends at ${at}.`,
    `  paused of all (manual) since ${at}: Work. Ends by ./bin/run deliver resume crm --subscription all.`,
    `  paused of all (mapping) since ${at}: No email. Ends when its mapping changes, or by ./bin/run deliver resume crm --subscription all.`,
    `  all: 3 delivered, 4 failed (3 NOT_FOUND, 1 BAD_REQUEST); 5 not tried, 2 to be tried again, oldest ${at}; 13 ms on average, 25 ms at most`,
    '  none: nothing',
    '',
    'destination old, not configured',
    '  nothing'
  ])
  const fault = 'delivery/a.yaml:1:1: no.'
  expect(printStatus({ ...overview, minutes: 1, sources: [], destinations: [], fault })).toEqual([
    `At ${at}; counts of the last minute.`,
    '',
    'The configuration cannot be read:',
    fault,
    ''
  ])
})

test('a store that is missing or cannot be opened is named without its password', async () => {
  await expect(useStore('/nowhere/events.db', async () => {})).rejects.toThrow('There is no store /nowhere/events.db.')
  const url = 'postgres://me:hunter2@127.0.0.1:9/events'
  expect(() => storePlace('delivery', 'mysql://me:hunter2@host/db')).toThrow(
    "--store: 'mysql' is not supported. Pass postgres://user@host/database, or a file."
  )
  expect(nameOfStore(url)).toBe('postgres://127.0.0.1:9/events')
  const error = await openPlace(url).then(
    () => undefined,
    (thrown: Error) => thrown
  )
  expect(error?.message).toContain('The store postgres://127.0.0.1:9/events cannot be opened: ')
  expect(error?.message).not.toContain('hunter2')
})

describe('dead letters', () => {
  const names = { destination: 'crm', subscription: 'orders', code: 'BAD_REQUEST' }
  test.each([
    [{}, {}],
    [
      { ...names, id: [3] },
      { ...names, ids: [3] }
    ],
    [
      { since: '2h', until: '30m' },
      { since: NOW - 7_200_000, until: NOW - 1_800_000 }
    ],
    [{ since: '2026-01-01T00:00Z' }, { since: Date.UTC(2026, 0, 1) }]
  ])('the flags %j are the filter %j', (flags, filter) => {
    expect(deadFilter(flags, NOW)).toEqual(filter)
  })

  test('a time that cannot be read', () => {
    expect(() => deadFilter({ since: 'yesterday' }, NOW)).toThrow("'yesterday' is not a time for since.")
  })

  test('all of them are replayed only when that is said', async () => {
    const store = { replay: async () => 3 }
    await expect(replay(store, {})).rejects.toThrow('Say which dead letters')
    expect([await replay(store, {}, true), await replay(store, { code: 'A' })]).toEqual([3, 3])
  })

  test('for people and for programs', () => {
    const letter: DeadLetter = {
      id: 7,
      ...names,
      failedAt: NOW,
      messageId: 'm-1',
      title: 'track Order\u001b[2J Completed',
      source: 'web',
      receivedAt: NOW - 1000,
      body: '{"type":"track"}',
      order: null,
      scope: 'event',
      status: 400,
      attempts: 1,
      message: 'Bad Request',
      sample: JSON.stringify({
        request: { method: 'POST' },
        response: { status: 400, body: `{"error":\n  "no such list"}\n${'x'.repeat(300)}` }
      })
    }
    expect(printDeadLetters([letter, { ...letter, id: 6, attempts: 3, sample: null }], 2)).toEqual([
      '7  2026-01-02T00:00:00.000Z  crm/orders  track Order [2J Completed',
      '    BAD_REQUEST 400, about the event, after one attempt: Bad Request',
      `    answer: {"error": "no such list"} ${'x'.repeat(174)}…`,
      '6  2026-01-02T00:00:00.000Z  crm/orders  track Order [2J Completed',
      '    BAD_REQUEST 400, about the event, after 3 attempts: Bad Request',
      'Older ones: --before 6'
    ])
    expect(printDeadLetters([], 2)).toEqual(['No dead letters.'])
    expect(describeDeadLetter(letter)).toMatchObject({
      failedAt: '2026-01-02T00:00:00.000Z',
      receivedAt: '2026-01-01T23:59:59.000Z',
      event: { type: 'track' },
      sample: { request: { method: 'POST' } }
    })
    expect(describeDeadLetter(letter)).not.toHaveProperty('body')
    expect(describeDeadLetter({ ...letter, body: '{' })).toMatchObject({ event: '{' })
  })
})
