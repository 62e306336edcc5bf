import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, JSONValue } from '@segment/actions-core'
import type { Plugin } from '@segment/analytics-next'
import type { Subscription } from '../runtime/types'

/**
 * The records of one browser destination: the settings and events that go in, a fake of the vendor's SDK, and what the
 * destination does on the page. See docs/records.md.
 */
export interface PageRecordFile {
  /** The slug of the destination, for example `actions-fullstory`, or `amplitude-plugins` for a companion. */
  slug: string
  /** The types of the plugins, by action. Default: not compared. */
  kinds?: Record<string, Plugin['type']>
  /** Fake SDKs that cases share, by name. */
  sdks?: Record<string, FakeSdk>
  /** Subscriptions that cases share, by name. */
  subscriptions?: Record<string, Subscription>
  /** What is not compared, because it depends on the version of the vendor's package. */
  loose?: Loose
  cases: PageCase[]
}

/** Parts of a page that may differ. */
export interface Loose {
  /** The prefixes of the names of globals. */
  globals?: string[]
  /** Whether queries and attributes of scripts may differ. */
  scripts?: boolean
  calls?: { at: Moment; path: string }[]
}

/** One page: its input, and what happens on it. */
export interface PageCase {
  /** Unique in its file, for example `trackEvent:all`. */
  id: string
  input: PageInput<string>
  observed: Observed
  /** Not replayed, because the recorded page shows a bug. */
  fault?: boolean
}

/** The input of a page. `Name` is `string` if an SDK or a subscription can be the name of a shared one. */
export interface PageInput<Name = never> {
  settings: JSONObject
  subscriptions: (Subscription | Name)[]
  /** Steps after the plugins have loaded. */
  events?: Step[]
  /** Events before anything has loaded. */
  early?: PageEvent[]
  page?: PageState
  analytics?: AnalyticsState
  sdk?: FakeSdk | Name
  /** Called at the end, to record what it returns. */
  probes?: Probe[]
}

/** An event as analytics.js passes it to its plugins. */
export type PageEvent = JSONObject & { type: string }

/** An event, time that passes, or something that analytics.js reports to the listeners of `analytics.on`. */
export type Step = PageEvent | { wait: number } | { emit: string; args?: JSONValue[] }

/** The page before the destination is added. */
export interface PageState {
  /** Default: `https://shop.example.com/start` */
  url?: string
  referrer?: string
  globals?: Record<string, JSONValue>
  local?: Record<string, string>
  session?: Record<string, string>
  cookies?: Record<string, string>
  /** The content of `analytics.storage`. */
  analytics?: Record<string, JSONValue>
  /** `loading` if the page's load event comes after the plugins have loaded. */
  readyState?: DocumentReadyState
}

/** The state of analytics.js. */
export interface AnalyticsState {
  user?: { id?: string | null; anonymousId?: string | null; traits?: JSONObject }
  group?: { id?: string | null; traits?: JSONObject }
  /** False for a version without `analytics.storage`. */
  storage?: boolean
}

/** The fake of what a vendor's SDK adds to the page. */
export interface FakeSdk {
  /** Globals that exist from the start. */
  before?: Record<string, FakeShape>
  /** What exists after a script has loaded whose URL starts with `src`. */
  scripts?: { src: string; set?: Record<string, FakeShape>; fail?: boolean; never?: boolean }[]
  /** npm packages that are replaced. */
  modules?: Record<string, FakeShape>
  /** Answers to requests whose URL starts with `url`; other requests fail. */
  requests?: { url: string; status: number; body?: string; fail?: boolean }[]
  /** The destination's own globals whose calls are recorded. */
  watch?: string[]
}

/** An object whose calls are recorded. */
export interface FakeShape {
  /** Default: `object`. A `queue` is a list whose `push` is recorded; `json` is `value` unchanged. */
  kind?: 'object' | 'function' | 'class' | 'queue' | 'json'
  methods?: Record<string, FakeAnswer | null>
  values?: Record<string, JSONValue>
  objects?: Record<string, FakeShape>
  /** What calling the object itself returns. */
  returns?: FakeAnswer | null
  /** What `new` creates. */
  instance?: FakeShape
  value?: JSONValue
}

/** What a recorded function does when it is called. */
export interface FakeAnswer {
  /** Globals that it creates. */
  set?: Record<string, FakeShape>
  /** The position of a function argument that it calls. */
  callback?: number
  /** The arguments of that call. */
  with?: JSONValue[]
  /** Whether it later calls every function in its arguments. */
  callbacksIn?: boolean
  throw?: string
  reject?: string
  /** Whether it returns a promise that stays pending. */
  never?: boolean
  promise?: FakeAnswer | null
  object?: FakeShape
  value?: JSONValue
}

/** A function to call at the end; `calls.0.1.x` is a member of argument 1 of the first recorded call. */
export interface Probe {
  path: string
  args?: JSONValue[]
}

/** When it happens: `early-n`, `load`, `ready`, the index of the event, or `probe`. */
export type Moment = string | number

/** Something that happens on a page, and when. */
export type Observation = { at: Moment } & Record<string, unknown>

/** The kinds of things that happen on a page besides loading. */
export const KINDS = [
  'errors',
  'scripts',
  'elements',
  'requests',
  'globals',
  'calls',
  'writes',
  'storage',
  'events',
  'probes'
] as const

/** One of {@link KINDS}. */
export type Kind = (typeof KINDS)[number]

/** What happens on a page. An absent list is empty. Values that JSON lacks are `{ "$": what }`. */
export type Observed = { load: 'ok' | 'error' | 'pending' | 'no plugins' } & { [Each in Kind]?: Observation[] }

/**
 * Reads the records of a destination from a folder.
 *
 * @throws Error that names the file if it is missing, is not JSON, or contains no records of a page
 */
export function readPageRecords(folder: string, slug: string): PageRecordFile {
  const path = join(folder, `${slug}.json`)
  let file: Partial<PageRecordFile>
  try {
    file = Object(JSON.parse(readFileSync(path, 'utf8'))) as Partial<PageRecordFile>
  } catch (error) {
    throw new Error(`The records ${path} cannot be read. ${(error as Error).message}`, { cause: error })
  }
  const isOfPages = Array.isArray(file.cases) && file.cases.every(({ observed }) => observed)
  if (typeof file.slug === 'string' && isOfPages) return file as PageRecordFile
  throw new Error(`${path} contains no records of a page. It needs slug, and cases with input and observed.`)
}

/** Returns the input of a case with its SDK and subscriptions resolved. */
export function inputOf({ sdks, subscriptions }: PageRecordFile, { input }: PageCase): PageInput {
  return {
    ...input,
    sdk: typeof input.sdk === 'string' ? sdks?.[input.sdk] : input.sdk,
    subscriptions: input.subscriptions.map((one) => (typeof one === 'string' ? subscriptions![one]! : one))
  }
}
