import type { Analytics } from './browser-destinations'

/** Stores values across the pages of a site, for all tabs. */
export interface PageStorage {
  /** Returns the value of a key; `undefined` or null if there is none. */
  get: (key: string) => unknown
  /** @param value a JSON value */
  set: (key: string, value: unknown) => void
}

/**
 * Opens the storage of analytics.js, which respects where the site allows storage; or `localStorage` if analytics.js is
 * too old to have one. What cannot be stored there is kept while the page is open.
 */
export function openStorage(analytics: Analytics): PageStorage {
  const kept: PageStorage = analytics.storage ?? local
  const memory = new Map<string, unknown>()
  return {
    get: (key) => kept.get(key) ?? memory.get(key),
    set: (key, value) => {
      memory.set(key, value)
      kept.set(key, value)
    }
  }
}

/** `localStorage`, which throws if a browser forbids it or it is full, with the interface of analytics.js storage. */
const local: PageStorage = {
  get: (key) => {
    let text: string | null = null
    try {
      text = localStorage.getItem(key)
      return JSON.parse(text ?? 'null')
    } catch {
      // A text that is not JSON is returned as it is.
      return text
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(key, typeof value === 'string' ? value : JSON.stringify(value))
    } catch {
      // Nothing can be done about it, and the page still has the value in memory.
    }
  }
}
