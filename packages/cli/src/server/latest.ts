import { memberOf, type Loaded } from '@segment/actions-session'
import type { Source } from '../workspace/source'

/** The code of a destination that a page works with. */
export interface Latest {
  loaded: Loaded
  /** Why the newest code does not load; `loaded` is the last code that did. */
  error?: string
}

/**
 * Returns a function that finds a destination by its name. While its code does not load, the last code that did goes on.
 * The function throws a CallError (404) for an unknown name, and the load error if there is no earlier code.
 */
export function createLatest(destinations: readonly { name: string; source: Source }[]): (name: string) => Latest {
  const sources = Object.fromEntries(destinations.map(({ name, source }) => [name, source]))
  const good = new Map<string, Loaded>()
  return (name) => {
    const source = memberOf(sources, name, 'destination')
    try {
      const loaded = source.current()
      good.set(name, loaded)
      return { loaded }
    } catch (error) {
      const loaded = good.get(name)
      if (!loaded) throw error
      return { loaded, error: (error as Error).message }
    }
  }
}
