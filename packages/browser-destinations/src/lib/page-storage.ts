import type { Analytics } from './browser-destinations'

/** Keeps values from one page of a site to the next, for all tabs. */
export interface PageStorage {
  /** The value under a key; `undefined` or null when there is none. */
  get: (key: string) => unknown
  /** @param value what JSON can hold */
  set: (key: string, value: unknown) => void
}

/**
 * Opens the storage of analytics.js, which is where the site allows it to be; `localStorage` where an analytics.js is so
 * old that it has none. What cannot be kept there is kept as long as the page is open.
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

/** `localStorage`, which throws where a browser forbids it or it is full, in the form that analytics.js gives values. */
const local: PageStorage = {
  get: (key) => {
    let text: string | null = null
    try {
      text = localStorage.getItem(key)
      return JSON.parse(text ?? 'null')
    } catch {
      // A text that is not JSON stands for itself.
      return text
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(key, typeof value === 'string' ? value : JSON.stringify(value))
    } catch {
      // Nothing can be done about it, and the value is still known to the page.
    }
  }
}
