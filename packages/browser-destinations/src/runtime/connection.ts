import { loadScript } from './load-script'
import { resolveWhen } from './resolve-when'
import type { Analytics, BrowserDestinationDefinition } from './types'

/** How long after a failure events do not try again, in milliseconds: where a script is blocked, each try fails. */
const PAUSE = 5_000

/** The SDK of a destination on a page. */
export interface Connection<Client> {
  isOpen: () => boolean
  /** Initializes the SDK, unless that is done or under way. Rejects with what `initialize` rejects with. */
  open: (analytics: Analytics) => Promise<void>
  /** What the SDK was initialized for; `undefined` before `open` was called. */
  analytics: () => Analytics | undefined
  /** The client at once when there is one, or when `open` was never called. */
  client: () => Client | undefined
  /**
   * Waits for a client, and initializes again after a failure that is more than five seconds ago. Rejects when there is
   * none to be had.
   */
  awaitClient: () => Promise<Client | undefined>
}

/** Prepares the SDK of a destination; nothing is initialized before `open` is called. */
export function createConnection<Settings, Client>(
  definition: BrowserDestinationDefinition<Settings, Client>,
  settings: Settings
): Connection<Client> {
  let client: Client | undefined
  let analytics: Analytics | undefined
  let isOpen = false
  let opening: Promise<void> | undefined
  let failure: { error: unknown; time: number } | undefined

  const initialize = async (given: Analytics) => {
    try {
      client = await definition.initialize({ settings, analytics: given }, { loadScript, resolveWhen })
      isOpen = true
    } catch (error) {
      failure = { error, time: Date.now() }
      throw error
    } finally {
      opening = undefined
    }
  }
  const open = async (given: Analytics) => {
    analytics = given
    if (!isOpen) await (opening ??= initialize(given))
  }
  const awaitClient = async () => {
    if (!isOpen && !opening && failure && Date.now() - failure.time < PAUSE) throw failure.error
    if (analytics) await open(analytics)
    return client
  }
  return { isOpen: () => isOpen, open, analytics: () => analytics, client: () => client, awaitClient }
}
