type Attributes = Record<string, unknown>

/**
 * The calls of Koala's SDK that the actions make.
 *
 * https://getkoala.com/docs/sdk/identify and https://getkoala.com/docs/sdk/events
 */
export interface Koala {
  track: (event: string, properties?: Attributes) => unknown
  /** Known by their email address, or with attributes only. */
  identify: ((email: string, attributes: Attributes) => unknown) & ((attributes: Attributes) => unknown)
}

declare global {
  interface Window {
    ko?: Koala
  }
}

/** The calls that the page may make before the script has loaded. */
const CALLS = ['identify', 'track', 'removeListeners', 'on', 'off', 'qualify', 'ready']

/**
 * Puts a list in the place of the SDK that keeps calls until the script has loaded and takes them over, as the vendor's
 * snippet does. Does nothing where the page has the snippet itself.
 *
 * https://getkoala.com/docs/sdk/installation
 */
export function prepareKoala(): void {
  if (window.ko) return
  const calls: unknown[] = []
  const keepers = CALLS.map((call) => [
    call,
    (...operands: unknown[]) => {
      calls.push([call, ...operands])
      return calls
    }
  ])
  window.ko = Object.assign(calls, Object.fromEntries(keepers)) as unknown as Koala
}
