import type { Settings } from './generated-types'

/**
 * HubSpot's queue of calls, which its tracking code runs.
 *
 * https://developers.hubspot.com/docs/api/events/tracking-code
 */
export interface Hubspot {
  push: (call: [method: string, ...operands: unknown[]]) => unknown
}

interface Page {
  /** A list until the tracking code has loaded, which replaces its `push`. Pages need not have it. */
  _hsq?: Hubspot
  /** What the script of the forms adds. */
  hbspt?: { forms?: object }
}

const page = () => window as unknown as Page

/** The queue once the tracking code runs it. */
export function runningQueue(): Hubspot | undefined {
  const queue = page()['_hsq']
  return queue?.push === Array.prototype.push ? undefined : queue
}

/** What the script of the forms adds to the page. */
export function forms(): object | undefined {
  return page().hbspt?.forms
}

/** The addresses of the tracking code and of the forms, in the data center of the account. */
export function scriptsOf({ portalId, enableEuropeanDataCenter }: Settings) {
  const region = enableEuropeanDataCenter ? '-eu1' : ''
  return {
    tracking: `https://js${region}.hs-scripts.com/${encodeURIComponent(portalId)}.js`,
    forms: `https://js${region}.hsforms.net/forms/v2.js`
  }
}

/**
 * Makes one level of nested values, as HubSpot's properties have one: `{ a: { b: [1] } }` becomes `{ a_b_0: 1 }`.
 *
 * @param key what a key is turned into. Default: it stays
 */
export function flatten(values: object, key = (name: string) => name, prefix = ''): Record<string, unknown> {
  const flat = Object.entries(values).map(([name, value]) =>
    typeof value === 'object' && value !== null
      ? flatten(value, key, `${prefix}${key(name)}_`)
      : { [prefix + key(name)]: value }
  )
  return Object.assign({}, ...flat)
}
