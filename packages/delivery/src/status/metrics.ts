import type { Counter, Histogram, Registry } from 'prom-client'
import type { StatsClient, StatsContext } from '@segment/actions-core'
import { countsOf, settledOf, shardName } from '../store/rules'
import type { NewCount, NewPause, Store } from '../store/store'
import type { StatusStore } from './status'

/** Receives metrics, with tags as `name:value`. */
export type Metrics = Pick<StatsClient, 'incr' | 'histogram'>

/**
 * Returns a store that also reports to `metrics` what it counts:
 *
 * - `delivery.events`, a count with the tags `destination`, `subscription`, `outcome` and `reason`; at the intake
 *   `source` instead of the first two;
 * - `delivery.latency_ms`, from intake to delivery, with the tag `destination`.
 *
 * What another process settled is not reported here, so the metrics of all processes can be added up.
 *
 * @param onPause called with each pause that begins. Default: nothing happens
 */
export function metered(store: Store, metrics: Metrics, onPause?: (pause: NewPause) => void): Store {
  const report = (counts: readonly NewCount[]) => {
    for (const { destination, subscription, outcome, reason, count } of counts) {
      const place =
        destination === '' ? [`source:${subscription}`] : [`destination:${destination}`, `subscription:${subscription}`]
      metrics.incr('delivery.events', count, [...place, `outcome:${outcome}`, `reason:${reason}`])
    }
  }
  const overrides: Pick<Store, 'enqueue' | 'settle' | 'count' | 'pause'> = {
    enqueue: async (events) => {
      const isNew = await store.enqueue(events)
      report(countsOf(events.filter((_, place) => isNew[place])))
      return isNew
    },
    settle: async (worker, settlements) => {
      const lost = await store.settle(worker, settlements)
      const lostNames = new Set(lost.map(shardName))
      const recorded = settlements.filter(({ lease }) => lost.length === 0 || !lostNames.has(shardName(lease)))
      for (const { counts } of settledOf(recorded, 0)) report(counts)
      for (const { job, latencyMs } of recorded) {
        if (latencyMs === undefined) continue
        metrics.histogram('delivery.latency_ms', latencyMs, [`destination:${job.destination}`])
      }
      return lost
    },
    count: async (worker, counts) => {
      await store.count(worker, counts)
      report(counts)
    },
    pause: async (pause) => {
      await store.pause(pause)
      onPause?.(pause)
    }
  }
  return new Proxy(store, {
    get: (target, key) => {
      const value: unknown = Reflect.get(Object.hasOwn(overrides, key) ? overrides : target, key)
      return typeof value === 'function' ? (value as () => unknown).bind(target) : value
    }
  })
}

/** Reports every metric to each of the receivers. */
export function joinedMetrics(...receivers: Metrics[]): Metrics {
  return {
    incr: (...metric) => receivers.forEach((each) => each.incr(...metric)),
    histogram: (...metric) => receivers.forEach((each) => each.histogram(...metric))
  }
}

/** Makes what the runtime takes for its own metrics. */
export function statsContextOf(metrics: Metrics): StatsContext {
  const rest = { set: () => {}, observe: () => {}, _name: (name: string) => name, _tags: (tags: string[] = []) => tags }
  return { statsClient: { ...rest, ...metrics }, tags: [] }
}

/**
 * Metrics for OpenTelemetry, if `@opentelemetry/api` is installed; undefined if it is not. They go to the global
 * provider of the process.
 */
export function otelMetrics(): Metrics | undefined {
  try {
    require.resolve('@opentelemetry/api')
  } catch {
    return undefined
  }
  const { otelStats } = require('@segment/actions-core/otel') as typeof import('@segment/actions-core/otel')
  return otelStats().statsClient
}

/** The metrics that Prometheus gets, with their labels. A client of Prometheus has to know the labels in advance. */
const COUNTERS: Record<string, { name: string; help: string; labels: string[] }> = {
  'delivery.events': {
    name: 'delivery_events_total',
    help: 'Events by what became of them: at the intake by source, after it by destination and subscription.',
    labels: ['source', 'destination', 'subscription', 'outcome', 'reason']
  },
  'delivery.requests': {
    name: 'delivery_requests_total',
    help: 'Requests to vendors, by their status or error.',
    labels: ['destination', 'status', 'error']
  }
}

const HISTOGRAMS: Record<string, { name: string; help: string; labels: string[] }> = {
  'delivery.latency_ms': {
    name: 'delivery_latency_seconds',
    help: 'From intake to delivery.',
    labels: ['destination']
  },
  'delivery.request_ms': {
    name: 'delivery_request_seconds',
    help: 'How long requests to vendors take.',
    labels: ['destination', 'status', 'error']
  }
}

/** Half-open: from an event that is delivered at once to one that waited four hours. */
const BUCKETS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60, 300, 1800, 14_400]

/** How old the numbers of waiting events may be, in milliseconds: counting them reads every job. */
const DEPTH_MS = 15_000

/** Metrics of this process for Prometheus. */
export interface PrometheusMetrics extends Metrics {
  /** Returns all metrics in the text format of Prometheus, with those of node. */
  print(): Promise<string>
}

/**
 * Makes metrics for Prometheus. Besides what it receives, it has `delivery_waiting_events` and
 * `delivery_oldest_event_seconds` by destination, and `delivery_paused`, which it reads from the store.
 */
export async function prometheusMetrics(store: StatusStore): Promise<PrometheusMetrics> {
  const prometheus = await import('prom-client')
  const registry = new prometheus.Registry()
  prometheus.collectDefaultMetrics({ register: registry })
  const register = { registers: [registry] }
  const counters = new Map<string, Counter>()
  for (const [key, { name, help, labels }] of Object.entries(COUNTERS)) {
    counters.set(key, new prometheus.Counter({ name, help, labelNames: labels, ...register }))
  }
  const histograms = new Map<string, Histogram>()
  for (const [key, { name, help, labels }] of Object.entries(HISTOGRAMS)) {
    histograms.set(key, new prometheus.Histogram({ name, help, labelNames: labels, buckets: BUCKETS, ...register }))
  }
  const read = addGauges(prometheus, registry, store)
  return {
    incr: (name, value = 1, tags) => counters.get(name)?.inc(labelsOf(COUNTERS[name]!.labels, tags), value),
    histogram: (name, value = 0, tags) =>
      histograms.get(name)?.observe(labelsOf(HISTOGRAMS[name]!.labels, tags), value / 1000),
    print: async () => {
      await read()
      return registry.metrics()
    }
  }
}

function addGauges(
  prometheus: typeof import('prom-client'),
  registry: Registry,
  store: StatusStore
): () => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new prometheus.Gauge({ name, help, labelNames, registers: [registry] })
  const waiting = gauge(
    'delivery_waiting_events',
    'Events that wait, by state.',
    'destination',
    'subscription',
    'state'
  )
  const oldest = gauge(
    'delivery_oldest_event_seconds',
    'Age of the oldest event that waits.',
    'destination',
    'subscription'
  )
  const paused = gauge('delivery_paused', '1 for what does not deliver now.', 'destination', 'subscription', 'kind')
  let readAt = -Infinity
  return async () => {
    if (Date.now() - readAt < DEPTH_MS) return
    const [depths, pauses] = await Promise.all([store.depth(), store.pauses()])
    readAt = Date.now()
    for (const each of [waiting, oldest, paused]) each.reset()
    for (const { destination, subscription, fresh, waiting: later, oldestReceivedAt } of depths) {
      waiting.set({ destination, subscription, state: 'fresh' }, fresh)
      waiting.set({ destination, subscription, state: 'retry' }, later)
      oldest.set({ destination, subscription }, Math.max(0, readAt - oldestReceivedAt) / 1000)
    }
    for (const { destination, subscription, kind } of pauses) paused.set({ destination, subscription, kind }, 1)
  }
}

function labelsOf(names: readonly string[], tags: readonly string[] = []): Record<string, string> {
  const pairs = tags.map((tag) => [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)] as const)
  return Object.fromEntries(pairs.filter(([name]) => names.includes(name)))
}
