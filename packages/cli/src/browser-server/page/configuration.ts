import type { Subscription } from '@segment/browser-destination-runtime/types'

/** A destination of the page. */
export interface PageDestination {
  /** The name of its folder. */
  name: string
  /** The display name. */
  title: string
  /** The address of its script. */
  url: string
  /** The property of `window` that the script sets. */
  library: string
  /** The settings that analytics.js passes to the script, besides the subscriptions. */
  settings: Record<string, unknown>
  subscriptions: Subscription[]
}

/** What the server sends to the page. */
export interface PageConfiguration {
  destinations: PageDestination[]
  /** Why the newest code cannot be bundled; the scripts are those of the last successful build. */
  error?: string
}

const KEY = 'destinations'

/** Stores the user's changes until the tab is closed. */
export function keepChanges(destinations: PageDestination[]): void {
  const changes = destinations.map(({ name, settings, subscriptions }) => [name, { settings, subscriptions }])
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(changes)))
}

/** Removes the user's changes. */
export function forgetChanges(): void {
  sessionStorage.removeItem(KEY)
}

/** Fetches the configuration from the server, and applies the user's changes to it. */
export async function readConfiguration(): Promise<PageConfiguration> {
  const configuration = (await (await fetch('/configuration.json')).json()) as PageConfiguration
  const changes = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, Partial<PageDestination>>
  const destinations = configuration.destinations.map((each) => ({ ...each, ...changes[each.name] }))
  return { ...configuration, destinations }
}
