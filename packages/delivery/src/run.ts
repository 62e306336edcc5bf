import { createHash } from 'node:crypto'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Hono } from 'hono'
import type { Transport } from '@segment/actions-core'
import { FailureError, UsageError } from '@segment/actions-input'
import type { Config } from './config/config'
import type { LoadOptions } from './config/load'
import { watchConfig } from './config/watch'
import { createIntake } from './intake/app'
import { createCounter } from './intake/counter'
import { readOverview } from './operate/overview'
import { nameOfStore, openPlace } from './operate/store-place'
import { createStatusApp } from './status/app'
import { joinedMetrics, metered, otelMetrics, prometheusMetrics, statsContextOf } from './status/metrics'
import type { NewPause, Store } from './store/store'
import { startWorker } from './worker/worker'

/** How a process of delivery runs. */
export interface DeliveryOptions extends LoadOptions {
  /** The folder of the configuration. */
  folder: string
  /** The URL of a PostgreSQL database, or a file. */
  store: string
  /** Whether the process only takes events, or only delivers them. Default: both. */
  only?: 'intake' | 'worker'
  /** The address to listen on. Default: 127.0.0.1, so that only this machine can send. */
  host?: string
  /** The port of the intake; 0 for any free one. Default: 3100. */
  port?: number
  /** The port for status and metrics, on the same address; 0 for any free one. Default: 3101. */
  statusPort?: number
  /** The address that browsers use, such as `https://events.example.com`. Default: the one of their request. */
  publicUrl?: string
  /**
   * What requests may reach besides public addresses over https, as for `egressPolicy` of the runtime. Default: nothing.
   */
  allow?: readonly string[]
  /** Sends the requests to vendors, whatever `allow` says. Default: that of undici, within `allow`. */
  transport?: Transport
  /** Called before each load of the configuration, for example to read the file `.env` again. */
  beforeLoad?: () => void
  /** The files that `beforeLoad` reads. The configuration is loaded again when one of them changes. Default: none. */
  alsoWatch?: readonly string[]
  /** Prints a line for those who operate it. */
  print: (line: string) => void
}

/** A running process. */
export interface Delivery {
  /** Where events go, such as `http://127.0.0.1:3100`; absent without an intake. */
  origin?: string
  /** Where status and metrics are. */
  statusOrigin: string
  config: () => Config
  /** What the process works with, for those who operate it. It closes with {@link stop}. */
  store: Store
  /** Looks for changes of the configuration now. */
  reload(): Promise<void>
  /**
   * Takes no more events, finishes what is under way or leaves it to others, and closes the store.
   *
   * @param limitMs how long deliveries may take to end. Default: 20 seconds
   */
  stop(limitMs?: number): Promise<void>
}

/**
 * Starts a process: intake, worker and status over one store, by the configuration of a folder, which it follows.
 *
 * @throws ConfigError for a configuration with faults, FailureError if the store or a port is not available, UsageError for
 *   an entry of `allow` that cannot be read
 */
export async function startDelivery(options: DeliveryOptions): Promise<Delivery> {
  const { folder, host = '127.0.0.1', only, print } = options
  const onError = createReporter('The store cannot be used now, and is tried again', print)
  const config = await watchConfig(folder, {
    ...options,
    onEnrichmentError: createReporter('An enrichment fails, and its events are tried again', print),
    onReload: ({ destinations }) => print(`The configuration changed. Destinations: ${namesOf(destinations)}.`),
    onFailure: ({ message }) => print(`The configuration was not taken over; the last one still holds.\n${message}`)
  })
  const closing: (() => Promise<unknown> | void)[] = [config.close]
  const close = async () => {
    while (closing.length > 0) await closing.pop()!()
  }
  try {
    const raw = await openPlace(options.store)
    closing.push(() => raw.close())
    const prometheus = await prometheusMetrics(raw)
    const metrics = joinedMetrics(...[prometheus, otelMetrics() ?? []].flat())
    const store = metered(raw, metrics, (pause) => printPause(pause, print))
    const state = { isReady: true }
    const read = (minutes: number) => readOverview(raw, folder, { minutes })
    const status = createStatusApp(read, prometheus, () => state.isReady)
    const statusServer = await listen(status, host, options.statusPort ?? 3101, '--status-port')
    closing.push(statusServer.close)
    const worker =
      only === 'intake'
        ? undefined
        : await startWorker({
            store,
            config,
            crashFolder: crashFolderOf(options.store),
            transport: options.transport ?? guardedTransport(options.allow),
            statsContext: statsContextOf(metrics),
            onError
          })
    let limit: number | undefined
    if (worker) closing.push(() => worker.stop(limit))
    let origin: string | undefined
    if (only !== 'worker') {
      const counter = createCounter(store, worker?.name ?? `intake/${process.pid}`)
      closing.push(counter.close)
      const { publicUrl } = options
      const enqueue: typeof store.enqueue = async (events) => {
        const isNew = await store.enqueue(events)
        worker?.wake()
        return isNew
      }
      const onBug = ({ stack }: Error) => print(`The intake failed at a request: ${stack}`)
      const intake = createIntake({ config, store: { enqueue }, counter, publicUrl, onStoreError: onError, onBug })
      const server = await listen(intake, host, options.port ?? 3100, '--port')
      closing.push(server.close)
      origin = server.origin
    }
    return {
      ...(origin !== undefined && { origin }),
      statusOrigin: statusServer.origin,
      config: config.current,
      store: raw,
      reload: config.check,
      stop: async (limitMs) => {
        limit = limitMs
        state.isReady = false
        await close()
      }
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Prints pauses that somebody has to end; those that end by themselves may be many. */
function printPause({ destination, subscription, kind, reason }: NewPause, print: DeliveryOptions['print']): void {
  if (kind !== 'account' && kind !== 'mapping') return
  const name = subscription === '' ? destination : `${destination}/${subscription}`
  const end = kind === 'account' ? 'its settings change' : 'its mapping changes'
  print(`${name} is paused, and its events wait until ${end}: ${reason}`)
}

function namesOf(list: readonly { id: string }[]): string {
  return list.map(({ id }) => id).join(', ') || 'none'
}

/** URLs may come from events, so requests reach only what is allowed. */
function guardedTransport(allow: readonly string[] = []): Transport {
  // Late, as they load undici. `import` would not load the TypeScript of this repository.
  const { undiciTransport } = require('@segment/actions-core/undici') as typeof import('@segment/actions-core/undici')
  const { egressPolicy } = require('@segment/actions-core/egress') as typeof import('@segment/actions-core/egress')
  try {
    return egressPolicy({ allow, transport: undiciTransport() })
  } catch (error) {
    throw new UsageError(`--allow: ${(error as Error).message}`, { cause: error })
  }
}

/** Where workers of this machine that share a store note what they work on. */
function crashFolderOf(store: string): string {
  const name = nameOfStore(store)
  if (name === store && !store.includes('://')) return `${resolve(store)}-in-work`
  return join(tmpdir(), `actions-delivery-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`)
}

/** How long the same error is not printed again, in milliseconds. */
const QUIET_MS = 10_000

/** Prints errors, the same one only from time to time: there may be hundreds a second. */
function createReporter(what: string, print: (line: string) => void): (error: unknown) => void {
  const printed = new Map<string, number>()
  return (error) => {
    const { message = String(error) } = Object(error) as { message?: string }
    const now = Date.now()
    if (now - (printed.get(message) ?? -Infinity) < QUIET_MS) return
    printed.clear()
    printed.set(message, now)
    print(`${what}: ${message}`)
  }
}

interface Listening {
  origin: string
  /** Takes no more requests. Resolves when those under way have ended. */
  close: () => Promise<void>
}

async function listen(app: Hono, host: string, port: number, flag: string): Promise<Listening> {
  const { createAdaptorServer } = await import('@hono/node-server')
  // The runtime recognizes responses by the class Response, so that must not be replaced.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        return fail(new FailureError(`This machine has no address ${host}. Pass another one with --host.`))
      }
      const reason = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message
      fail(new FailureError(`Port ${port} of ${host} is not available: ${reason}. Pass another one with ${flag}.`))
    })
    server.listen(port, host, done)
  })
  const { port: actual } = server.address() as AddressInfo
  const name = host.includes(':') ? `[${host}]` : host
  return {
    origin: `http://${name}:${actual}`,
    close: () =>
      new Promise((done) => {
        // A connection that is kept alive is idle only after its request has ended.
        const idle = setInterval(() => server.closeIdleConnections(), 20)
        server.close(() => {
          clearInterval(idle)
          done()
        })
        server.closeIdleConnections()
      })
  }
}
