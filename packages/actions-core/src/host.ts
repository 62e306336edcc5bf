import type { RefreshOptions } from './auth/tokens'
import type { JournalEntry } from './http/journal'
import type { Transport } from './http/transport'
import type { SubscriptionStats } from './result'

/**
 * What a host passes in with an event, and functions of destinations receive. The runtime itself reads `statsContext`,
 * `signal` and `transport`. Every part is optional.
 */
export interface HostContext {
  features?: Features
  statsContext?: StatsContext
  logger?: Logger
  engageDestinationCache?: EngageDestinationCache
  transactionContext?: TransactionContext
  stateContext?: StateContext
  /** Aborts the requests. */
  signal?: AbortSignal
  /** Sends the requests. Default: the global `fetch`. */
  transport?: Transport
}

/**
 * Everything that a host passes in with an event. Every part is optional.
 *
 * @example
 * const journal: JournalEntry[] = []
 * const options: OnEventOptions = { journal, signal: AbortSignal.timeout(30_000) }
 */
export interface OnEventOptions extends HostContext, RefreshOptions {
  /** Called after each attempt at a subscription, successful or not. */
  onComplete?: (stats: SubscriptionStats) => void
  /** The runtime adds an entry for each request, in order. Credentials and secret settings are redacted. */
  journal?: JournalEntry[]
}

/**
 * Feature switches of the host, by name.
 *
 * @example
 * const features: Features = { 'use-new-endpoint': true }
 */
export type Features = { [key: string]: boolean }

/**
 * Receives metrics, as StatsD does. A tag is a string `name:value`.
 *
 * @example
 * const count = (client: StatsClient) => client.incr('requests', 1, ['region:eu'])
 */
export interface StatsClient {
  observe: (metric: any) => any // oxlint-disable-line typescript/no-explicit-any -- the reference's signature
  _name: (name: string) => string
  _tags: (tags?: string[]) => string[]
  incr: (name: string, value?: number, tags?: string[]) => void
  set: (name: string, value: number, tags?: string[]) => void
  histogram: (name: string, value?: number, tags?: string[]) => void
}

/**
 * A client for metrics, and the tags of the current delivery.
 *
 * @example
 * const count = ({ statsClient, tags }: StatsContext) => statsClient.incr('requests', 1, tags)
 */
export interface StatsContext {
  statsClient: StatsClient
  tags: string[]
}

/**
 * The logger of a host.
 *
 * @example
 * const warn = (logger: Logger, count: number) => logger.warn(`Skipped ${count} events`)
 */
export interface Logger {
  level: string
  name: string
  debug(...message: string[]): void
  info(...message: string[]): void
  warn(...message: string[]): void
  error(...message: string[]): void
  crit(...message: string[]): void
  log(...message: string[]): void
  withTags(extraTags: any): void // oxlint-disable-line typescript/no-explicit-any -- the reference's signature
}

/**
 * Values that a host keeps for one transaction.
 *
 * @example
 * const remember = (context: TransactionContext) => context.setTransaction('listId', 'list-1')
 */
export interface TransactionContext {
  transaction: Record<string, string>
  setTransaction: (key: string, value: string) => void
}

/**
 * Values of requests and responses that a host keeps between deliveries.
 *
 * @example
 * const cursorOf = (state: StateContext) => state.getRequestContext('cursor')
 */
export interface StateContext {
  /** Reads a value for requests of this destination. */
  getRequestContext: (key: string, callback?: (res?: string) => any) => any // oxlint-disable-line typescript/no-explicit-any -- the reference's signature
  /** Keeps a value for the time given. */
  setResponseContext: (key: string, value: string, ttl: { hour?: number; minute?: number; second?: number }) => void
}

/**
 * A small cache that a host offers to destinations. Its entries expire.
 *
 * @example
 * const read = (cache: EngageDestinationCache) => cache.getByKey('list-1')
 */
export interface EngageDestinationCache {
  getByKey: (key: string) => Promise<string | null>
  /** Resolves to true if the cache has stored the value. */
  setByKey: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  /** As `setByKey`, but does not overwrite an existing value. */
  setByKeyNX: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  /** Resolves to the number of removed keys. */
  delByKey: (key: string) => Promise<number>
  readonly maxExpirySeconds: number
  readonly maxValueSizeBytes: number
}

/**
 * The saved mapping of a delivery.
 *
 * @example
 * const metadata: SubscriptionMetadata = { actionConfigId: '1', sourceId: '2' }
 */
export interface SubscriptionMetadata {
  actionConfigId?: string
  destinationConfigId?: string
  actionId?: string
  sourceId?: string
}

/**
 * The audience or journey that an event comes from: its `context.personas`.
 *
 * @example
 * const personas: Personas = { computation_id: 'aud_1', computation_key: 'buyers', namespace: 'spa_1' }
 */
export interface Personas {
  computation_id: string
  computation_key: string
  namespace: string
  [key: string]: unknown
}
