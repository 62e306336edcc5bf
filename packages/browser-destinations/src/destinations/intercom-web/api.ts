import type { Settings } from './generated-types'

/**
 * The calls of Intercom's messenger that the destination makes.
 *
 * https://developers.intercom.com/installing-intercom/web/methods
 */
export interface Intercom {
  (command: 'boot', settings: object): unknown
  (command: 'reattach_activator'): unknown
  (command: 'update', attributes?: object): unknown
  (command: 'trackEvent', name: string, metadata: object): unknown
}

declare global {
  interface Window {
    /** The messenger, and a stub before that. */
    Intercom?: Intercom
    /** What the messenger reads when it starts. */
    intercomSettings?: Record<string, unknown>
  }
}

/** The address of the messenger of an app. */
export function scriptOf(appId: string): string {
  return `https://widget.intercom.io/widget/${encodeURIComponent(appId)}`
}

/** Adds a stub to the page that records calls until the script has loaded, as the vendor's snippet does. */
export function addStub(): Intercom {
  const q: unknown[] = []
  const c = (operands: unknown[]) => q.push(operands)
  return (window.Intercom = Object.assign((...operands: unknown[]) => c(operands), { q, c }))
}

/** Calls the messenger if it is there by now, and the stub otherwise. */
export const call = ((...operands: Parameters<Intercom>) => window.Intercom?.(...operands)) as Intercom

/** The button that opens the messenger, unless a site names its own. */
const DEFAULT_ACTIVATOR = '#IntercomDefaultWidget'

/** What an update says about the button that opens the messenger: nothing, unless a site names its own. */
export function widgetOf({ activator }: Settings): object {
  return activator === DEFAULT_ACTIVATOR ? {} : { widget: { activator } }
}

/** Leaves out what Intercom cannot keep: lists and objects, unless they are rich links. */
export function withoutNested(values: object | undefined, richLinks: string[] = []): Record<string, unknown> {
  const kept = Object.entries(values ?? {}).filter(
    ([name, value]) => value === null || typeof value !== 'object' || richLinks.includes(name)
  )
  return Object.fromEntries(kept)
}

/** Numbers below are seconds, the others milliseconds, which for seconds would be the year 5138. */
const FIRST_MILLISECONDS = 1e11

/** A time in the form of Intercom: seconds since 1970. `undefined` where there is none. */
export function toSeconds(time: string | number | undefined | null): number | undefined {
  if (time === undefined || time === null || time === '') return undefined
  const number = Number(time)
  if (number < FIRST_MILLISECONDS) return number
  return Math.floor(new Date(number || time).getTime() / 1000)
}

/** A company as a mapping makes it. */
interface Company {
  created_at?: string | number
  company_custom_traits?: Record<string, unknown>
}

/** A company in the form of Intercom, where custom attributes stand beside the others. */
export function toCompany({ created_at, company_custom_traits, ...company }: Company): object {
  return { ...company, ...optional('created_at', toSeconds(created_at)), ...withoutNested(company_custom_traits) }
}

/** An object with the property, or without one where there is no value: an update leaves that attribute as it is. */
export function optional(name: string, value: unknown): object {
  return value === undefined ? {} : { [name]: value }
}
