import { dependenciesWith } from './load-sdk'
import type { Analytics, BrowserDestinationDefinition } from './types'

/** The timeout of `initialize`, in milliseconds. Until then analytics.js holds back the events of all destinations. */
const DEADLINE = 10_000

/** How long events do not retry after a failure, in milliseconds: if a script is blocked, every attempt fails. */
const PAUSE = 5_000

/** The SDK of a destination on a page. */
export interface Connection<Client> {
  isOpen: () => boolean
  /**
   * Initializes the SDK, unless that is done or in progress. Rejects with the error of `initialize`, or if the SDK is
   * not ready after ten seconds. An SDK that becomes ready later is used from then on.
   */
  open: (analytics: Analytics) => Promise<void>
  /** The settings that the SDK was initialized with; `undefined` before `open` is called. */
  analytics: () => Analytics | undefined
  /** Returns the client synchronously if there is one, or if `open` was never called. */
  client: () => Client | undefined
  /**
   * Waits for a client, and initializes again if the last failure was more than five seconds ago. Rejects if there is
   * no client.
   */
  awaitClient: () => Promise<Client | undefined>
}

/**
 * Prepares the SDK of a destination. Initializes nothing before `open` is called. Writes only the first failure to the
 * console.
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
      // Stays set while a late `initialize` continues: it is not called again, and events fail at once.
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
