import type { Settings } from './generated-types'

type Method = 'init' | 'group' | 'identify' | 'page' | 'track'

/**
 * The calls of Ripe's SDK that the destination makes. Each takes one operand: `init` the API key, the others an event.
 * The vendor has no public reference; the calls are those of the recorded cases.
 */
export type Ripe = Record<Method, (operand: unknown) => unknown>

declare global {
  interface Window {
    /** What the script adds to the page. Until then, a stub. */
    Ripe?: Ripe
  }
}

const METHODS: Method[] = ['group', 'identify', 'init', 'page', 'track']

/** The address of the SDK. */
export function scriptOf({ endpoint, sdkVersion }: Settings): string {
  return `${endpoint || 'https://storage.getripe.com'}/sdk/${sdkVersion || 'latest'}/sdk.umd.js`
}

/**
 * Adds a stub to the page: a list that records calls until the script has loaded. Does nothing if the page has the
 * snippet already.
 */
export function addStub(): void {
  if (window.Ripe) return
  const calls: unknown[] = []
  const record = (method: Method) => (operand: unknown) => calls.push([method, operand])
  const methods = Object.fromEntries(METHODS.map((method) => [method, record(method)])) as Ripe
  window.Ripe = Object.assign(calls, methods)
}
