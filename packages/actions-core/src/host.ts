import type { RefreshAccessTokenResult } from './auth/tokens'
import type { Redact } from './errors/redact'
import { journalled, type JournalEntry } from './http/journal'
import type { Transport } from './http/transport'
import type { SubscriptionStats } from './result'

/**
 * What a host hands in with an event and destinations see. The runtime itself reads `statsContext`, `signal` and
 * `transport`; the rest it passes on. Every part is optional.
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

/** Everything that a host hands in with an event. Every part is optional. */
export interface OnEventOptions extends HostContext {
  /** Called with new tokens, so that the host can save them. */
  onTokenRefresh?: (tokens: RefreshAccessTokenResult) => Promise<void>
  /** Called after each attempt at a subscription, also after a failed one. */
  onComplete?: (stats: SubscriptionStats) => void
  /** Awaited before a token is refreshed, so that several processes can take turns. */
  synchronizeRefreshAccessToken?: () => Promise<void>
  /** Receives an entry for each request, in order, with credentials and secret settings redacted. */
  journal?: JournalEntry[]
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'crit', 'log'] as const

/** Makes a logger that writes to another one, without the secrets. */
function redactedLogger(logger: Logger, redact: Redact): Logger {
  const copy = Object.create(logger) as Logger
  for (const level of LOG_LEVELS) {
    if (typeof logger[level] === 'function') copy[level] = (...message) => logger[level](...redact(message))
  }
  return copy
}

/**
 * Returns what destinations see of a host's options: the log is redacted, and the requests of this attempt are written
 * into the journal.
 *
 * @param ownTransport sends the requests when the host hands in no transport
 */
export function observedContext(
  options: OnEventOptions,
  attempt: number,
  redact: Redact,
  ownTransport: Transport | undefined
): HostContext {
  const { onTokenRefresh: _, onComplete: __, synchronizeRefreshAccessToken: ___, journal, ...context } = options
  const { logger, transport = ownTransport } = context
  if (logger) context.logger = redactedLogger(logger, redact)
  if (transport) context.transport = transport
  if (journal) context.transport = journalled(journal, attempt, redact, transport)
  return context
}

/** Feature switches of the host, by name. */
export type Features = { [key: string]: boolean }

/** A sink for metrics, StatsD-like. Tags are `name:value` texts. */
export interface StatsClient {
  observe: (metric: any) => any // oxlint-disable-line typescript/no-explicit-any -- the reference's signature
  _name: (name: string) => string
  _tags: (tags?: string[]) => string[]
  incr: (name: string, value?: number, tags?: string[]) => void
  set: (name: string, value: number, tags?: string[]) => void
  histogram: (name: string, value?: number, tags?: string[]) => void
}

/** A metrics sink together with the tags of the current delivery. */
export interface StatsContext {
  statsClient: StatsClient
  tags: string[]
}

/** A logger as hosts hand it in. */
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

/** Values that live as long as one transaction of the host. */
export interface TransactionContext {
  transaction: Record<string, string>
  setTransaction: (key: string, value: string) => void
}

/** Request and response values that a host keeps between deliveries. */
export interface StateContext {
  /** Reads a value kept for the requests of this destination. */
  getRequestContext: (key: string, callback?: (res?: string) => any) => any // oxlint-disable-line typescript/no-explicit-any -- the reference's signature
  /** Keeps a value for the time given. */
  setResponseContext: (key: string, value: string, ttl: { hour?: number; minute?: number; second?: number }) => void
}

/** A small key-value cache with expiry that a host offers to destinations. */
export interface EngageDestinationCache {
  getByKey: (key: string) => Promise<string | null>
  /** Resolves to whether the value was kept. */
  setByKey: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  /** As `setByKey`, but keeps a value that is there already. */
  setByKeyNX: (key: string, value: string, expiryInSeconds?: number) => Promise<boolean>
  /** Resolves to how many keys were removed. */
  delByKey: (key: string) => Promise<number>
  readonly maxExpirySeconds: number
  readonly maxValueSizeBytes: number
}

/** Which saved mapping a delivery belongs to. */
export interface SubscriptionMetadata {
  actionConfigId?: string
  destinationConfigId?: string
  actionId?: string
  sourceId?: string
}

/** The audience or journey that an event comes from, found at `context.personas`. */
export interface Personas {
  computation_id: string
  computation_key: string
  namespace: string
  [key: string]: unknown
}

function count(name: string, statsContext: StatsContext | undefined, value: number): void {
  statsContext?.statsClient?.incr(name, value, statsContext.tags)
}

/** Counts events that are invalid or that the trigger does not match: nothing is sent for them. */
export function countDiscarded(statsContext: StatsContext | undefined, events = 1): void {
  count('action.multistatus_discard', statsContext, events)
}

/** Counts an event of a batch that the destination rejected. */
export function countRejected(statsContext: StatsContext | undefined): void {
  count('destination.multistatus_discard', statsContext, 1)
}
