/**
 * What a host passes through the runtime to a destination's functions. Nothing in here is interpreted by the runtime
 * except the abort signal, `statsContext` (it emits a few metrics) and `features`.
 */

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
