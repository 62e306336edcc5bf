import type { Subscription } from '@segment/browser-destination-runtime/types'

/** A destination of the page. */
export interface PageDestination {
  /** The name of its folder. */
  name: string
  /** The name that people see. */
  title: string
  /** The address of its script. */
  url: string
  /** The property of `window` that the script sets. */
  library: string
  /** What analytics.js passes to the script, besides the subscriptions. */
  settings: Record<string, unknown>
  subscriptions: Subscription[]
}

/** What the page gets from the server. */
export interface PageConfiguration {
  destinations: PageDestination[]
  /** Why the newest code cannot be bundled; the scripts are those of before. */
  error?: string
}

const KEY = 'destinations'

/** Keeps what the user changed, until the tab is closed. */
export function keepChanges(destinations: PageDestination[]): void {
  const changes = destinations.map(({ name, settings, subscriptions }) => [name, { settings, subscriptions }])
  sessionStorage.setItem(KEY, JSON.stringify(Object.fromEntries(changes)))
}

/** Forgets what the user changed. */
export function forgetChanges(): void {
  sessionStorage.removeItem(KEY)
}

/** Asks the server, and puts the user's changes over what it says. */
export async function readConfiguration(): Promise<PageConfiguration> {
  const configuration = (await (await fetch('/configuration.json')).json()) as PageConfiguration
  const changes = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, Partial<PageDestination>>
  const destinations = configuration.destinations.map((each) => ({ ...each, ...changes[each.name] }))
  return { ...configuration, destinations }
}
