import { dependenciesWith } from './load-sdk'
import type { Analytics, BrowserDestinationDefinition } from './types'

/** How long `initialize` may take, in milliseconds. analytics.js holds back the events of all destinations meanwhile. */
const DEADLINE = 10_000

/** How long after a failure events do not try again, in milliseconds: where a script is blocked, each try fails. */
const PAUSE = 5_000

/** The SDK of a destination on a page. */
export interface Connection<Client> {
  isOpen: () => boolean
  /**
   * Initializes the SDK, unless that is done or in progress. Rejects with what `initialize` rejects with, or when the
   * SDK is not ready after ten seconds. An SDK that is ready later is used from then on.
   */
  open: (analytics: Analytics) => Promise<void>
  /** What the SDK was initialized for; `undefined` before `open` was called. */
  analytics: () => Analytics | undefined
  /** The client at once when there is one, or when `open` was never called. */
  client: () => Client | undefined
  /**
   * Waits for a client, and initializes again after a failure that is more than five seconds ago. Rejects if there is
   * none.
   */
  awaitClient: () => Promise<Client | undefined>
}

/**
 * Prepares the SDK of a destination; nothing is initialized before `open` is called. The first failure is written to
 * the console, later ones are not.
 */
export function createConnection<Settings, Client>(
  definition: BrowserDestinationDefinition<Settings, Client>,
  settings: Settings
): Connection<Client> {
  let client: Client | undefined
  let analytics: Analytics | undefined
  let isOpen = false
  let opening: Promise<void> | undefined
  let failure: { error: unknown; time: number } | undefined
  let isReported = false

  const report = (error: unknown) => {
    // oxlint-disable-next-line no-console -- analytics.js does the same for a plugin that does not load
    if (!isReported) console.warn(definition.name, error)
    isReported = true
  }
  const dependencies = dependenciesWith(report)
  const initialize = async (given: Analytics) => {
    try {
      client = await definition.initialize({ settings, analytics: given }, dependencies)
      isOpen = true
    } finally {
      opening = undefined
    }
  }
  const open = async (given: Analytics) => {
    analytics = given
    if (isOpen) return
    try {
      // Stays set while a late `initialize` goes on: it is not called again, and events fail at once.
      await (opening ??= withinDeadline(initialize(given)))
    } catch (error) {
      failure = { error, time: Date.now() }
      report(error)
      throw error
    }
  }
  const awaitClient = async () => {
    if (!isOpen && !opening && failure && Date.now() - failure.time < PAUSE) throw failure.error
    if (analytics) await open(analytics)
    return client
  }
  return { isOpen: () => isOpen, open, analytics: () => analytics, client: () => client, awaitClient }
}

async function withinDeadline(initialized: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<never>((_, reject) => {
    const error = new Error(
      `The vendor's SDK was not ready within ${DEADLINE / 1000} seconds. Check that the page can load its script.`
    )
    timer = setTimeout(() => reject(error), DEADLINE)
  })
  await Promise.race([initialized, late]).finally(() => clearTimeout(timer))
}
