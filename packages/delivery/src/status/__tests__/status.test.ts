import type { Count, Lease, Settlement, Store } from '../../store/store'
import { createStatusApp } from '../app'
import { joinedMetrics, metered, otelMetrics, prometheusMetrics, statsContextOf } from '../metrics'
import { readStatus } from '../status'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5)
const MINUTE = Math.floor(NOW / 60_000)

const count = (
  destination: string,
  subscription: string,
  outcome: string,
  reason: string,
  more: Partial<Count>
): Count => ({
  minute: MINUTE,
  destination,
  subscription,
  outcome,
  reason,
  count: 1,
  latencySumMs: 0,
  latencyMaxMs: 0,
  ...more
})

const store: Pick<Store, 'counts' | 'depth' | 'pauses'> = {
  counts: async (since) =>
    [
      count('', 'web', 'accepted', '', { minute: MINUTE - 59, count: 9 }),
      count('', 'web', 'rejected', 'too large', { minute: MINUTE - 60 }),
      count('slack', 'all', 'delivered', '', { minute: MINUTE - 1, count: 2, latencySumMs: 30, latencyMaxMs: 25 }),
      count('slack', 'all', 'delivered', '', { count: 1, latencySumMs: 10, latencyMaxMs: 10 }),
      count('slack', 'all', 'retried', '503', { count: 4 }),
      count('slack', 'all', 'failed', 'BAD_REQUEST', { count: 1 }),
      count('slack', 'all', 'failed', 'NOT_FOUND', { count: 3 })
    ].filter(({ minute }) => minute >= since),
  depth: async () => [
    { destination: 'mail', subscription: 'all', fresh: 5, waiting: 2, oldestReceivedAt: NOW - 60_000 }
  ],
  pauses: async () => [
    {
      destination: 'mail',
      subscription: '',
      kind: 'manual',
      reason: 'A migration.',
      fingerprint: '',
      since: NOW - 5000,
      remainingMs: Infinity
    },
    {
      destination: 'slack',
      subscription: 'all',
      kind: 'wait',
      reason: 'Retry-After',
      fingerprint: '',
      since: NOW,
      remainingMs: 30_000
    }
  ]
}

test('a status has counts, reasons, what waits, and pauses', async () => {
  const status = await readStatus(store, { now: NOW })
  expect(status).toEqual({
    at: '2026-01-02T03:04:05.000Z',
    minutes: 60,
    sources: [{ id: 'web', counts: { accepted: 9 }, reasons: [] }],
    destinations: [
      {
        id: 'mail',
        pauses: [{ kind: 'manual', reason: 'A migration.', since: '2026-01-02T03:04:00.000Z' }],
        subscriptions: [
          { id: 'all', counts: {}, reasons: [], fresh: 5, waiting: 2, oldestReceivedAt: '2026-01-02T03:03:05.000Z' }
        ]
      },
      {
        id: 'slack',
        pauses: [
          {
            subscription: 'all',
            kind: 'wait',
            reason: 'Retry-After',
            since: '2026-01-02T03:04:05.000Z',
            until: '2026-01-02T03:04:35.000Z'
          }
        ],
        subscriptions: [
          {
            id: 'all',
            counts: { delivered: 3, retried: 4, failed: 4 },
            reasons: [
              { outcome: 'retried', reason: '503', count: 4 },
              { outcome: 'failed', reason: 'NOT_FOUND', count: 3 },
              { outcome: 'failed', reason: 'BAD_REQUEST', count: 1 }
            ],
            fresh: 0,
            waiting: 0,
            latency: { averageMs: 13, maxMs: 25 }
          }
        ]
      }
    ],
    timeline: [
      { at: '2026-01-02T02:05:00.000Z', source: 'web', outcome: 'accepted', count: 9 },
      { at: '2026-01-02T03:03:00.000Z', destination: 'slack', subscription: 'all', outcome: 'delivered', count: 2 },
      { at: '2026-01-02T03:04:00.000Z', destination: 'slack', subscription: 'all', outcome: 'delivered', count: 1 },
      { at: '2026-01-02T03:04:00.000Z', destination: 'slack', subscription: 'all', outcome: 'retried', count: 4 },
      { at: '2026-01-02T03:04:00.000Z', destination: 'slack', subscription: 'all', outcome: 'failed', count: 4 }
    ]
  })
  expect((await readStatus(store, { now: NOW, span: 30 })).timeline).toMatchObject([
    { at: '2026-01-02T02:00:00.000Z', outcome: 'accepted', count: 9 },
    { at: '2026-01-02T03:00:00.000Z', outcome: 'delivered', count: 3 },
    { at: '2026-01-02T03:00:00.000Z', outcome: 'retried', count: 4 },
    { at: '2026-01-02T03:00:00.000Z', outcome: 'failed', count: 4 }
  ])
})

test('metrics: what this process settled and counted, as Prometheus text and OpenTelemetry', async () => {
  const lease: Lease = { destination: 'slack', part: 1, epoch: 1 }
  const lost: Lease = { destination: 'slack', part: 2, epoch: 1 }
  const event = { eventId: 1, source: 'web', receivedAt: 1, body: '{}', order: null }
  const settlement = (own: Lease, outcome: Settlement['outcome'], reason: string, latencyMs?: number): Settlement => ({
    job: { ...own, ...event, run: 1, subscription: 'all', attempts: 0, firstTriedAt: null, crashes: 0 },
    lease: own,
    outcome,
    reason,
    ...(latencyMs !== undefined && { latencyMs })
  })
  const enqueue = async () => [true, false, true]
  const whole = {
    ...store,
    enqueue,
    settle: async () => [lost],
    count: async () => {},
    pause: async () => {}
  } as unknown as Store
  const prometheus = await prometheusMetrics(whole)
  const seen: unknown[] = []
  const other = { incr: (...metric: unknown[]) => void seen.push(metric), histogram: () => {} }
  const metrics = joinedMetrics(prometheus, other)
  const pauses: unknown[] = []
  const wrapped = metered(whole, metrics, (pause) => pauses.push(pause))
  expect(await wrapped.pauses()).toHaveLength(2)
  await wrapped.settle('w', [
    settlement(lease, 'delivered', '', 30),
    settlement(lease, 'postponed', ''),
    settlement(lost, 'delivered', '', 30)
  ])
  const accepted = { destination: '', subscription: 'web', outcome: 'accepted', reason: '' }
  const newEvent = { source: 'web', messageId: 'm', receivedAt: 1, body: '{}', jobs: [], counts: [accepted] }
  await wrapped.enqueue([newEvent, newEvent, newEvent])
  await wrapped.count('w', [{ ...accepted, outcome: 'duplicate', count: 7 }])
  const pause = {
    destination: 'slack',
    subscription: '',
    kind: 'manual',
    reason: '',
    fingerprint: '',
    remainingMs: 1
  } as const
  await wrapped.pause(pause)
  expect(pauses).toEqual([pause])
  const { statsClient } = statsContextOf(metrics)
  statsClient.incr('delivery.requests', 2, ['destination:slack', 'status:200', 'unknown:x'])
  statsClient.histogram('delivery.request_ms', 120, ['status:200'])
  statsClient.incr('something.else')

  const app = createStatusApp(
    () => readStatus(whole),
    prometheus,
    () => true
  )
  const text = await (await app.request('/metrics')).text()
  for (const line of [
    'delivery_events_total{destination="slack",subscription="all",outcome="delivered",reason=""} 1',
    'delivery_events_total{source="web",outcome="accepted",reason=""} 2',
    'delivery_events_total{source="web",outcome="duplicate",reason=""} 7',
    'delivery_latency_seconds_bucket{le="0.025",destination="slack"} 0',
    'delivery_latency_seconds_bucket{le="0.05",destination="slack"} 1',
    'delivery_requests_total{destination="slack",status="200"} 2',
    'delivery_request_seconds_sum{status="200"} 0.12',
    'delivery_waiting_events{destination="mail",subscription="all",state="fresh"} 5',
    'delivery_paused{destination="slack",subscription="all",kind="wait"} 1'
  ]) {
    expect(text.split('\n')).toContain(line)
  }
  expect(text).toMatch(/^delivery_oldest_event_seconds\{destination="mail",subscription="all"\} \d/m)
  expect(text).toContain('nodejs_version_info')
  expect(text).not.toContain('postponed')
  expect(seen[0]).toEqual([
    'delivery.events',
    1,
    ['destination:slack', 'subscription:all', 'outcome:delivered', 'reason:']
  ])
  // It is installed here.
  expect(otelMetrics()).toBeDefined()
})

test('the server of a process: health, status, and a store that is away', async () => {
  const prometheus = await prometheusMetrics(store)
  const state = { isReady: true }
  const app = createStatusApp(
    (minutes) => readStatus(store, { minutes }),
    prometheus,
    () => state.isReady
  )
  expect((await app.request('/health')).status).toBe(200)
  state.isReady = false
  expect((await app.request('/health')).status).toBe(503)
  expect(await (await app.request('/status?minutes=5')).json()).toMatchObject({ minutes: 5 })
  expect((await app.request('/status?minutes=x')).status).toBe(400)
  expect((await app.request('/')).status).toBe(404)
  const away = { ...store, depth: () => Promise.reject(new Error('connection refused')) }
  const response = await createStatusApp(
    () => readStatus(away),
    prometheus,
    () => true
  ).request('/status')
  expect([response.status, await response.json()]).toEqual([
    503,
    { error: 'The store cannot be read: connection refused' }
  ])
})
