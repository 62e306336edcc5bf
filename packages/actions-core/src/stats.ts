import { isObject } from './data/values'
import { errorData } from './errors/error-data'
import type { StatsContext } from './host'
import { FetchError } from './http/errors'
import { fetchTransport, transportAround, type Transport } from './http/transport'
import type { Outcome } from './outcome'

// The metrics of deliveries. A host gets them by the `statsContext` of its options; without one nothing is counted.

/**
 * Counts the events of a delivery by their outcomes: `delivery.delivered`, `delivery.misconfigured`, and
 * `delivery.failed` with the tags `code` and `scope`. Events that are filtered are counted as `action.multistatus_discard`.
 *
 * @param results those of the events; one without an outcome is delivered
 */
export function countEnded(statsContext: StatsContext, results: { outcome?: Outcome }[]): void {
  const counters = new Map<string, string[]>()
  const values = new Map<string, number>()
  for (const result of results) {
    const { outcome = 'delivered' } = result
    if (outcome === 'filtered') continue
    const tags = outcome === 'failed' ? failureTags(result) : []
    const key = [outcome, ...tags].join()
    counters.set(key, [`delivery.${outcome}`, ...tags])
    values.set(key, (values.get(key) ?? 0) + 1)
  }
  const { statsClient, tags = [] } = statsContext
  for (const [key, [name, ...more]] of counters) statsClient.incr(name, values.get(key), [...tags, ...more])
}

/** Counts events that failed with the same error, as `delivery.failed`. */
export function countFailed({ statsClient, tags = [] }: StatsContext, error: unknown, events: number): void {
  statsClient.incr('delivery.failed', events, [...tags, ...failureTags(error)])
}

function failureTags(error: unknown): string[] {
  const { code, scope } = errorData(error)
  return [`code:${code}`, `scope:${scope}`]
}

/** Counts events that are sent once more with new tokens, as `delivery.retried`. */
export function countRetried({ statsClient, tags }: StatsContext, events: number): void {
  statsClient.incr('delivery.retried', events, tags)
}

/**
 * Makes a transport that measures requests: `delivery.requests` counts them and `delivery.request_ms` holds the time
 * until the head of the answer, both with the tag `status`, or `error` where there is no answer.
 */
export function measured({ statsClient, tags = [] }: StatsContext, transport: Transport = fetchTransport): Transport {
  return transportAround(transport, async (url, init) => {
    const started = performance.now()
    const measure = (tag: string) => {
      const all = [...tags, tag]
      statsClient.incr('delivery.requests', 1, all)
      // Clients of hosts may lack what the reference calls only now and then.
      statsClient.histogram?.('delivery.request_ms', performance.now() - started, all)
    }
    try {
      const response = await transport(url, init)
      measure(`status:${response.status}`)
      return response
    } catch (error) {
      measure(`error:${codeOf(error, url)}`)
      throw error
    }
  })
}

function codeOf(error: unknown, url: string): string {
  const code = isObject(error) || error instanceof Error ? (error as { code?: unknown }).code : undefined
  return typeof code === 'string' ? code : (new FetchError(url, error).code ?? 'UNKNOWN_ERROR')
}
