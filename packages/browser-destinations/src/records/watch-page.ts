import type { DOMWindow } from 'jsdom'
import type { JSONValue } from '@segment/actions-core'
import type { PageInput } from './format'
import { LATENCY, type Page } from './page'

/** Records what has changed on a page since the last look. */
export interface Watch {
  /** Checks scripts and other elements, and lets new scripts load. */
  lookAtElements: () => void
  /** Checks elements, globals and storage. */
  look: () => void
}

/**
 * Watches a page.
 *
 * @param analyticsStore the content of `analytics.storage`
 */
export function watchPage(page: Page, input: PageInput, analyticsStore: ReadonlyMap<string, unknown>): Watch {
  const lookAtElements = watchElements(page, input.sdk)
  const lookAtGlobals = watchGlobals(page, input.page?.globals)
  const lookAtStorage = watchStorage(page, analyticsStore)
  return {
    lookAtElements,
    look: () => {
      lookAtElements()
      lookAtGlobals()
      lookAtStorage()
    }
  }
}

/** The attributes that every loader sets. */
const COMMON = ['src', 'type', 'async', 'status']

function watchElements({ window, clock, sdks, notebook }: Page, sdk: PageInput['sdk']): () => void {
  const mutations: MutationRecord[] = []
  const observer = new window.MutationObserver((records: MutationRecord[]) => void mutations.push(...records))
  observer.observe(window.document, { childList: true, subtree: true })
  const seen = new Set<Node>()

  const arrive = (script: Element, src: string) => {
    const answer = sdk?.scripts?.find((each) => src.startsWith(each.src))
    if (answer?.never) return
    sdks.install(answer?.set)
    script.dispatchEvent(new window.Event(answer?.fail ? 'error' : 'load'))
  }
  const noteAdded = (element: Element) => {
    if (seen.has(element) || element.nodeType !== window.Node.ELEMENT_NODE) return
    seen.add(element)
    const tag = element.nodeName.toLowerCase()
    const src = element.getAttribute('src')
    if (tag === 'script' && src) {
      notebook.note('scripts', { src, ...attributesOf(element, COMMON) })
      clock.schedule(() => arrive(element, src), LATENCY)
    } else {
      const text = element.textContent
      notebook.note('elements', { tag, ...attributesOf(element, []), ...(text && { text }) })
    }
  }
  const noteRemoved = (element: Element) => {
    if (!seen.has(element) || element.nodeName === 'SCRIPT') return
    notebook.note('elements', { removed: element.nodeName.toLowerCase(), ...(element.id && { id: element.id }) })
  }

  return () => {
    for (const { addedNodes, removedNodes } of [...mutations.splice(0), ...observer.takeRecords()]) {
      for (const node of addedNodes) noteAdded(node as Element)
      for (const node of removedNodes) noteRemoved(node as Element)
    }
  }
}

function attributesOf(element: Element, without: readonly string[]): { attributes?: Record<string, string> } {
  const pairs = [...element.attributes].filter(({ name }) => !without.includes(name))
  return pairs.length > 0 ? { attributes: Object.fromEntries(pairs.map(({ name, value }) => [name, value])) } : {}
}

function watchGlobals({ window, sdks, notebook }: Page, given: Record<string, JSONValue> = {}): () => void {
  const own = new Set([...Object.keys(given), ...sdks.installed])
  const browsers = new Set(Object.getOwnPropertyNames(window).filter((name) => !own.has(name)))
  const last = new Map<string, string>(Object.entries(given).map(([name, value]) => [name, JSON.stringify(value)]))
  for (const name of sdks.installed) last.set(name, JSON.stringify(sdks.describe(window[name])))

  return () => {
    const names = new Map<object, string>()
    const added = Object.getOwnPropertyNames(window).filter((name) => !browsers.has(name) && !/^\d+$/.test(name))
    for (const name of added.toSorted()) {
      const value: unknown = window[name]
      if (isOfDocument(window, value, sdks.isFake)) continue
      const shown = describeGlobal(name, value, names, sdks.describe)
      const [before, after] = [last.get(name), JSON.stringify(shown)]
      last.set(name, after)
      const isFake = sdks.installed.has(name) && (Object(shown) as { $?: unknown }).$ === 'sdk'
      if (before === after || isFake) continue
      if (before === undefined) notebook.note('globals', { name, value: shown })
      else
        for (const change of changesOfGlobal(JSON.parse(before), shown)) notebook.note('globals', { name, ...change })
    }
  }
}

/** Whether a global is a frame, or an element that the window exposes under its id. */
function isOfDocument(window: DOMWindow, value: unknown, isFake: (value: unknown) => boolean): boolean {
  if (typeof value !== 'object' || value === null || isFake(value)) return false
  return value instanceof window.Node || (value as { window?: unknown }).window === value
}

function describeGlobal(
  name: string,
  value: unknown,
  names: Map<object, string>,
  describe: (value: unknown) => unknown
): unknown {
  if (value !== Object(value)) return describe(value)
  const known = names.get(value as object)
  if (known !== undefined) return { $: 'same', as: known }
  names.set(value as object, name)
  return describe(value)
}

interface Change {
  path?: string
  value?: unknown
  appended?: unknown[]
  removed?: true
}

type Described = Record<string, unknown>

/** Returns the changes of a global; new items of a list are appended. */
function changesOfGlobal(before: unknown, after: unknown, path?: string): Change[] {
  const where = path === undefined ? {} : { path }
  if (isSame(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) {
    const isLonger = after.length > before.length && isSame(after.slice(0, before.length), before)
    return [{ ...where, ...(isLonger ? { appended: after.slice(before.length) } : { value: after }) }]
  }
  if (Array.isArray(before) && isDescribed(after) && after.$ === 'array') {
    return changesOfGlobal({ $: 'array', items: before, props: {} }, after, path)
  }
  if (!isDescribed(before) || !isDescribed(after) || before.$ !== after.$) return [{ ...where, value: after }]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Change[] => {
    const isPart = Boolean(after.$) && (key === 'props' || key === 'items')
    const inside = isPart ? path : path === undefined ? key : `${path}/${key}`
    if (!(key in after)) return [{ path: inside ?? '', removed: true }]
    if (!(key in before)) return [{ path: inside ?? '', value: after[key] }]
    return changesOfGlobal(before[key], after[key], inside)
  })
}

function isDescribed(value: unknown): value is Described {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether two JSON values are equal, with their keys in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function watchStorage({ window, notebook }: Page, analyticsStore: ReadonlyMap<string, unknown>): () => void {
  const read = (): Record<string, Record<string, unknown>> => ({
    analytics: Object.fromEntries(analyticsStore),
    local: { ...window.localStorage },
    session: { ...window.sessionStorage },
    cookies: Object.fromEntries(window.document.cookie.split('; ').filter(Boolean).map(cookieOf))
  })
  let last = read()
  return () => {
    const current = read()
    for (const [store, values] of Object.entries(current)) {
      const before = last[store]!
      for (const [key, value] of Object.entries(values)) {
        if (!isSame(before[key], value)) notebook.note('storage', { store, key, value })
      }
      for (const key of Object.keys(before))
        if (!(key in values)) notebook.note('storage', { store, key, removed: true })
    }
    last = current
  }
}

function cookieOf(pair: string): [name: string, value: string] {
  const end = pair.indexOf('=')
  return [pair.slice(0, end), pair.slice(end + 1)]
}
