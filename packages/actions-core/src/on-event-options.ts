import type {
  EngageDestinationCache,
  Features,
  Logger,
  StateContext,
  StatsContext,
  TransactionContext
} from './context'
import type { RefreshAccessTokenResult } from './definition'
import type { JournalEntry } from './http/journal'
import type { Transport } from './http/options'
import type { SubscriptionStats } from './result'

/** What a host hands in with an event; every part may be left out. */
export interface OnEventOptions {
  /** Called with new tokens, so that the host can save them. */
  onTokenRefresh?: (tokens: RefreshAccessTokenResult) => Promise<void>
  /** Called after each attempt at a subscription, also after a failed one. */
  onComplete?: (stats: SubscriptionStats) => void
  features?: Features
  statsContext?: StatsContext
  logger?: Logger
  engageDestinationCache?: EngageDestinationCache
  transactionContext?: TransactionContext
  stateContext?: StateContext
  /** Awaited before a token is refreshed, so that several processes can take turns. */
  synchronizeRefreshAccessToken?: () => Promise<void>
  /** Aborts the requests. */
  signal?: AbortSignal
  /** Sends the requests instead of the global fetch. */
  transport?: Transport
  /** Gets an entry for each request, in order, with credentials and secret settings redacted. */
  journal?: JournalEntry[]
}
