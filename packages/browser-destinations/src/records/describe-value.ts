import type { DOMWindow } from 'jsdom'
import { isTimer } from './clock'

/** The maximum depth of a described value. */
const DEEPEST = 12

/** Describes a value of a page as JSON; see `Observed` for values that JSON lacks. */
export type DescribeValue = (value: unknown) => unknown

/**
 * Creates the function that describes values of a page.
 *
 * @param fakes the paths that stand for the objects and functions of fake SDKs
 */
export function describerOf(window: DOMWindow, fakes: WeakMap<object, string>): DescribeValue {
  const describe = (value: unknown, around: readonly unknown[]): unknown => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (typeof value === 'number') return describeNumber(value)
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) }
    if (typeof value === 'symbol') return { $: 'symbol', value: String(value.description) }
    if (value === undefined) return { $: 'undefined' }
    return describeObject(value, around)
  }

  const describeObject = (value: object, around: readonly unknown[]): unknown => {
    if (fakes.has(value)) return { $: 'sdk', path: fakes.get(value) }
    if (value === window) return { $: 'window' }
    if (around.includes(value) || around.length > DEEPEST) return { $: 'again' }
    const special = describeSpecial(window, value)
    if (special) return special
    const inside = [...around, value]
    const members = (keys: string[]) =>
      Object.fromEntries(keys.map((key) => [key, describe((value as Record<string, unknown>)[key], inside)]))
    const shared = Object.getOwnPropertySymbols(value).filter((symbol) => Symbol.keyFor(symbol) !== undefined)
    const symbols = Object.fromEntries(
      shared.map((symbol) => [`@@${Symbol.keyFor(symbol)}`, describe(Reflect.get(value, symbol), inside)])
    )
    if (typeof value === 'function') {
      const props = { ...members(Object.keys(value)), ...symbols }
      return { $: 'function', ...(Object.keys(props).length > 0 && { props }) }
    }
    if (Array.isArray(value) || tagOf(value) === 'Arguments') {
      const items = Array.from(value as unknown[], (item) => describe(item, inside))
      const props = members(Object.keys(value).filter((key) => !/^\d+$/.test(key)))
      return Object.keys(props).length > 0 ? { $: 'array', items, props } : items
    }
    return { ...members(Object.keys(value)), ...symbols }
  }

  return (value) => describe(value, [])
}

function describeNumber(value: number): unknown {
  if (isTimer(value)) return { $: 'timer' }
  return Number.isFinite(value) ? value : { $: String(value) }
}

function describeSpecial(window: DOMWindow, value: object): object | undefined {
  const tag = tagOf(value)
  if (tag === 'Date') {
    const date = value as Date
    return { $: 'Date', value: Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString() }
  }
  if (tag === 'Promise') return { $: 'promise' }
  if (tag === 'Error' || value instanceof Error) return { $: 'error', name: nameOf(value) }
  if (value instanceof window.Node) return { $: 'element', tag: value.nodeName.toLowerCase() }
  return undefined
}

function tagOf(value: object): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

/** Returns the name of a thrown value. */
export function nameOf(error: unknown): string {
  const { name, constructor } = Object(error) as { name?: string; constructor?: { name?: string } }
  return name ?? constructor?.name ?? typeof error
}
