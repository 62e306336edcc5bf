import { fixedConfig } from '../config/config'
import { openStore } from '../store/open'
import { startWorker } from '../worker/worker'
import { configOf, destinationOf, subscriptionOf } from './vendor'

// A process for tests to kill: `node process.js '{"role": "worker", ...}'`, after `bundleProgram`.

/** What such a process does. */
export type Role =
  | {
      role: 'worker'
      store: string
      vendor: string
      crashFolder: string
      leaseMs?: number
      unwrittenOutcomes?: number
      /** Sends batches of at most so many events. Default: each event in a request of its own. */
      batch?: number
    }
  /** Stores tracks with these IDs, a few at a time, and prints each ID when it is stored. */
  | { role: 'enqueuer'; store: string; prefix: string; count: number }

const EVENTS_PER_CALL = 5

async function work(given: Role): Promise<void> {
  const store = await openStore(given.store)
  if (given.role === 'enqueuer') {
    for (let from = 0; from < given.count; from += EVENTS_PER_CALL) {
      const ids = Array.from({ length: EVENTS_PER_CALL }, (_, n) => `${given.prefix}${from + n}`)
      await store.enqueue(ids.map(trackOf))
      process.stdout.write(`${ids.join('\n')}\n`)
    }
    await store.close()
    return
  }
  const { vendor, crashFolder, leaseMs, unwrittenOutcomes, batch } = given
  const subscription = batch === undefined ? subscriptionOf('all') : batchedSubscription(batch)
  const destination = destinationOf('crm', vendor, { subscriptions: [subscription] })
  const worker = await startWorker({
    store,
    config: fixedConfig(configOf([destination])),
    crashFolder,
    leaseMs,
    unwrittenOutcomes,
    onError: (error) => process.stdout.write(`error ${String(error)}\n`)
  })
  process.stdout.write('ready\n')
  process.once('SIGTERM', async () => {
    await worker.stop()
    await store.close()
  })
}

function batchedSubscription(size: number) {
  const { subscription, ...rest } = subscriptionOf('all', 'many')
  return { ...rest, subscription: { ...subscription, mapping: { ...subscription.mapping, batch_size: size } } }
}

/** An event of the source `web` for the destination `crm`. */
export function trackOf(messageId: string) {
  const body = JSON.stringify({ type: 'track', event: 'Bought', messageId })
  return { source: 'web', messageId, receivedAt: Date.now(), body, jobs: [{ destination: 'crm', subscription: 'all' }] }
}

if (process.argv[1] === __filename) void work(JSON.parse(process.argv[2]) as Role)
