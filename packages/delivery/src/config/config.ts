import type { DestinationDefinition, JSONObject, SegmentEvent, Subscription } from '@segment/actions-core'

/** A configuration that was loaded, checked and compiled. It does not change: a changed folder makes a new one. */
export interface Config {
  /** The absolute path of the folder that it was loaded from. */
  folder: string
  /** A digest of everything in it. Two loads of the same files have the same one. */
  digest: string
  sources: readonly Source[]
  destinations: readonly ConfiguredDestination[]
  /** The limits of all accounts of one kind of destination together, by its folder name (`slack`). */
  vendors: ReadonlyMap<string, SendLimits>
  retention: Retention
}

/** Where events come from: a website, an app, a server. */
export interface Source {
  /** Its key in the configuration. */
  id: string
  /** Whoever knows one of these may send events. There is at least one, and no two sources share one. */
  writeKeys: readonly string[]
  /** Events of a disabled source are rejected. */
  enabled: boolean
}

/** An account at a vendor, with what is sent there. */
export interface ConfiguredDestination {
  /** Its key in the configuration. It names the account in the store, in counts and in commands. */
  id: string
  /** The folder name of its definition, such as `slack`. */
  kind: string
  definition: DestinationDefinition
  /** Default: true. */
  enabled: boolean
  /** What happens to events that come while it is disabled: kept until it is enabled, or not stored for it. Default: drop. */
  whileDisabled: 'keep' | 'drop'
  /** The sources whose events it gets, by ID. Default: all. */
  sources: ReadonlySet<string>
  /** The settings with all secrets filled in, and `oauth` if there are tokens. Valid for the definition. */
  settings: JSONObject
  /** A digest of kind and settings. A parked account goes on when it changes. */
  settingsDigest: string
  subscriptions: readonly ConfiguredSubscription[]
  /** What the mappings hold that must not be shown: values of `${...}`, and of fields of type `password`. */
  secrets: readonly string[]
  /**
   * Enrichment and filters, in this order. It resolves to the event to map, a copy if it changed, or to undefined if a
   * filter drops it. Rejects when a function of the user's own fails, so that the event is tried again. Undefined if there
   * is neither.
   */
  beforeMapping?: (event: SegmentEvent) => Promise<SegmentEvent | undefined>
  /** Of this account. */
  limits: SendLimits & RetryLimits
}

/** One action of a destination, with its trigger and its mapping. */
export interface ConfiguredSubscription {
  /** Its key in the configuration, unique within the destination. It is the `ID` of `subscription`. */
  id: string
  /** Default: true. */
  enabled: boolean
  /** What the runtime takes. */
  subscription: Subscription & { ID: string }
  /** A digest of action, trigger and mapping. A parked mapping goes on when it changes. */
  digest: string
  /** Returns the key whose events keep their order. Undefined if the order is free, which is the default. */
  orderKey?: (event: SegmentEvent) => string | undefined
}

/** How much may be sent at a time. */
export interface SendLimits {
  /** Requests, or batches, at the same time. Default for an account: 10; for a kind of destination: no limit. */
  concurrency: number
  /** Requests, or batches, a second. Default: no limit, as Infinity. */
  perSecond: number
}

/** How often and how long an event is tried, and how long a batch is collected. */
export interface RetryLimits {
  /** Attempts at an event, the first one included. Default: no limit, as Infinity. */
  attempts: number
  /** From the first attempt at an event on. Default: 4 hours. */
  retryForMs: number
  /** The upper bound of the first wait; it doubles with each attempt. Default: 1 second. */
  firstRetryMs: number
  /** The upper bound of every wait that the vendor does not ask for. Default: 10 minutes. */
  longestRetryMs: number
  /** How long a batch that is not full waits for more events. Default: 1 second. */
  lingerMs: number
  /** How long a failed event holds back later ones with the same order key. Default: 10 minutes. */
  holdBackMs: number
}

/** What the store keeps, and for how long. */
export interface Retention {
  /** Dead letters of one destination; the oldest go first. Default: 10,000. */
  deadLetters: number
  /** Default: 30 days. */
  deadLettersMs: number
  /** Counts by minute. Default: 7 days. */
  countsMs: number
}

/** The configuration that holds now. */
export interface ConfigSource {
  current(): Config
  /** Calls `listener` after each change with the new configuration. Returns a function that ends that. */
  onChange(listener: (config: Config) => void): () => void
}

/** A configuration that never changes, for tests and for programs that make their own. */
export function fixedConfig(config: Config): ConfigSource {
  return { current: () => config, onChange: () => () => {} }
}
