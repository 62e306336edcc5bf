import type { JSONObject, JSONValue } from '@segment/actions-core'
import type { Analytics, Context } from '@segment/analytics-next'
import { inPage } from './fake-sdk'
import type { AnalyticsState, PageEvent, PageInput } from './format'
import type { Page } from './page'

/** A fake analytics.js on a page. */
export interface FakeAnalytics {
  analytics: Analytics
  /** The content of `analytics.storage`. */
  store: ReadonlyMap<string, unknown>
  /** Updates the user from an event, as analytics.js does before its plugins see the event. */
  remember: (event: PageEvent) => void
  /** Calls the listeners that were added with `analytics.on`. */
  emit: (name: string, operands: JSONValue[]) => void
  /** The callbacks passed to `analytics.ready`. */
  readyCallbacks: readonly (() => void)[]
}

type Handler = (...operands: JSONValue[]) => void

/** The methods that send data or change analytics.js: calls are recorded and do nothing. */
const NOTED = [
  'track',
  'identify',
  'page',
  'alias',
  'screen',
  'reset',
  'addSourceMiddleware',
  'addDestinationMiddleware',
  'register'
]

/** Creates the fake. Its methods are recorded as calls such as `analytics.track`. */
export function createFakeAnalytics(page: Page, input: PageInput): FakeAnalytics {
  const { window, sdks } = page
  const { user, group, remember } = createPeople(page, input.analytics)
  const store = new Map<string, unknown>(Object.entries(input.page?.analytics ?? {}))
  const handlers = new Map<string, Handler[]>()
  const readyCallbacks: (() => void)[] = []
  const noted =
    (name: string) =>
    (...operands: unknown[]) => {
      sdks.record(`analytics.${name}`, operands)
      return window.Promise.resolve() as Promise<void>
    }
  const listen = (name: string) => (event: string, handler: Handler) => {
    sdks.record(`analytics.${name}`, [event, handler])
    handlers.set(event, [...(handlers.get(event) ?? []), handler])
    return analytics
  }
  const analytics = {
    user: () => user,
    group: () => group,
    on: listen('on'),
    once: listen('once'),
    off: () => analytics,
    ready: (callback: () => void) => {
      readyCallbacks.push(callback)
      return noted('ready')(callback)
    },
    settings: { writeKey: 'wk' },
    options: {},
    VERSION: '1.0.0',
    ...Object.fromEntries(NOTED.map((name) => [name, noted(name)])),
    ...(input.analytics?.storage !== false && { storage: storageOf(page, store) })
  }
  return {
    analytics: analytics as unknown as Analytics,
    store,
    remember,
    readyCallbacks,
    emit: (name, operands) => {
      for (const handler of handlers.get(name) ?? []) handler(...operands.map((one) => inPage(window, one)))
    }
  }
}

/** https://segment.com/docs/connections/sources/catalog/libraries/website/javascript/storage/ */
function storageOf({ window, sdks }: Page, store: Map<string, unknown>) {
  return {
    get: (key: string) => inPage(window, (store.get(key) ?? null) as JSONValue),
    set: (key: string, value: unknown) => {
      store.set(key, sdks.describe(value))
      return value
    },
    remove: (key: string) => store.delete(key),
    clear: (key: string) => store.delete(key),
    getAndSync: (key: string) => store.get(key) ?? null
  }
}

function createPeople({ window }: Page, { user = {}, group = {} }: AnalyticsState = {}) {
  const person: { id?: unknown; anonymousId?: unknown; traits?: JSONObject } = {
    id: null,
    anonymousId: 'anon-page',
    traits: {},
    ...user
  }
  const company: { id?: unknown; traits?: JSONObject } = { id: null, traits: {}, ...group }
  const traitsOf = ({ traits }: { traits?: JSONObject }) => inPage(window, traits)
  return {
    user: { id: () => person.id, anonymousId: () => person.anonymousId, traits: () => traitsOf(person) },
    group: { id: () => company.id, traits: () => traitsOf(company), properties: () => traitsOf(company) },
    remember: ({ type, anonymousId, userId, groupId, traits }: PageEvent) => {
      if (anonymousId) person.anonymousId = anonymousId
      const known = type === 'identify' ? person : type === 'group' ? company : undefined
      if (!known) return
      known.id = (type === 'identify' ? userId : groupId) ?? known.id
      known.traits = { ...known.traits, ...(traits as JSONObject | undefined) }
    }
  }
}

/** Creates the context of an event. @param onLog receives the extras of what plugins log */
export function contextOf(
  { window }: Page,
  event: PageEvent,
  onLog: (extras: { error?: unknown }) => void = () => {}
): Context {
  const nothing = () => {}
  const context = {
    id: 'ctx-1',
    attempts: 0,
    event,
    sealed: false,
    log: (_level: string, _message: string, extras: object = {}) => onLog(extras),
    logs: () => [],
    flush: nothing,
    isSame: () => false,
    seal: nothing,
    toJSON: () => ({ event }),
    stats: { increment: nothing, gauge: nothing, flush: nothing, serialize: () => [] },
    cancel: (reason?: unknown) => {
      if (reason instanceof Error || (Object(reason) as { retry?: unknown }).retry !== undefined) throw reason
      throw Object.assign(new window.Error('The event was canceled.'), { name: 'ContextCancelation', retry: false })
    },
    updateEvent: (path: string, value: unknown) => {
      const keys = path.split('.')
      const last = keys.pop()!
      // analytics.js keeps what the event says about a disabled integration.
      const integrations = event.integrations as JSONObject | undefined
      if (keys[0] === 'integrations' && integrations?.[keys[1] ?? last] === false) return event
      const holder = keys.reduce<Record<string, unknown>>((object, key) => {
        if (typeof object[key] !== 'object' || object[key] === null) object[key] = new window.Object()
        return object[key] as Record<string, unknown>
      }, event)
      holder[last] = value
      return event
    }
  }
  return context as unknown as Context
}
