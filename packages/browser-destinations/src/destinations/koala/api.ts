/**
 * The calls of Koala's SDK that the destination makes.
 *
 * https://getkoala.com/docs/sdk/identify and https://getkoala.com/docs/sdk/events
 */
export interface Koala {
  ready: (callback: () => void) => unknown
  track: (event: string, properties?: unknown) => unknown
  identify: (traits: object, options?: { source: string }) => unknown
}

declare global {
  interface Window {
    /** What the script adds to the page. */
    KoalaSDK?: { load: (options: { project: string; hookSegment: boolean }) => Promise<Koala> }
    /** The name of the property that the page keeps the SDK in. Default: `ko`. */
    globalKoalaKey?: string
  }
}

/** The address of the SDK for a project. */
export function scriptOf(project: string): string {
  return `https://cdn.getkoala.com/v1/${encodeURIComponent(project)}/umd.js`
}

/** The calls that the page may make before the script has loaded. */
const CALLS = ['identify', 'track', 'removeListeners', 'open', 'on', 'off', 'qualify', 'ready']

/**
 * Adds a stub to the page, as the vendor's snippet does: a list that records calls until the script has loaded. Does
 * nothing if the page has the snippet already.
 *
 * https://getkoala.com/docs/sdk/installation
 */
export function addStub(): void {
  const page = window as unknown as Record<string, unknown>
  const name = window.globalKoalaKey ?? 'ko'
  if (page[name]) return
  const calls: unknown[] = []
  const record =
    (call: string) =>
    (...operands: unknown[]) => {
      calls.push([call, ...operands])
      return calls
    }
  page[name] = Object.assign(calls, Object.fromEntries(CALLS.map((call) => [call, record(call)])))
}
