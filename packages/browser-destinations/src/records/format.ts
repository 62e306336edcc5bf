import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JSONObject, JSONValue } from '@segment/actions-core'
import type { Plugin } from '@segment/analytics-next'
import type { Subscription } from '../runtime/types'

/**
 * The records of one destination that runs in browsers: the settings and events that go in, a stand-in for the vendor's
 * SDK, and what the destination does on the page. See docs/records.md.
 */
export interface PageRecordFile {
  /** The slug of the destination, for example `actions-fullstory`, or `amplitude-plugins` for a companion. */
  slug: string
  /** The types of the plugins, by action. Default: not compared. */
  kinds?: Record<string, Plugin['type']>
  /** Stand-ins for SDKs that cases share, by name. */
  sdks?: Record<string, FakeSdk>
  /** Subscriptions that cases share, by name. */
  subscriptions?: Record<string, Subscription>
  /** What is not compared, because it belongs to a version of the vendor's package. */
  loose?: Loose
  cases: PageCase[]
}

/** Parts of a page that are free. */
export interface Loose {
  /** The names of globals begin so. */
  globals?: string[]
  /** Whether queries and attributes of scripts are free. */
  scripts?: boolean
  calls?: { at: Moment; path: string }[]
}

/** One page: what it is made from, and what happens on it. */
export interface PageCase {
  /** Unique in its file, for example `trackEvent:all`. */
  id: string
  input: PageInput<string>
  observed: Observed
  /** Not replayed: what was recorded ended in a fault that nobody can want. */
  fault?: boolean
}

/** What a page is made from. `Name` is `string` where an SDK or a subscription may be the name of one of the file. */
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
  /** What is called at the end, to see what it returns. */
  probes?: Probe[]
}

/** An event as analytics.js passes it to its plugins. */
export type PageEvent = JSONObject & { type: string }

/** An event, time that passes, or something that analytics.js tells those who listen by `analytics.on`. */
export type Step = PageEvent | { wait: number } | { emit: string; args?: JSONValue[] }

/** The page before the destination is on it. */
export interface PageState {
  /** Default: `https://shop.example.com/start` */
  url?: string
  referrer?: string
  globals?: Record<string, JSONValue>
  local?: Record<string, string>
  session?: Record<string, string>
  cookies?: Record<string, string>
  /** What `analytics.storage` holds. */
  analytics?: Record<string, JSONValue>
  /** `loading` where the page's load event comes after the plugins have loaded. */
  readyState?: DocumentReadyState
}

/** What analytics.js knows. */
export interface AnalyticsState {
  user?: { id?: string | null; anonymousId?: string | null; traits?: JSONObject }
  group?: { id?: string | null; traits?: JSONObject }
  /** False for a version without `analytics.storage`. */
  storage?: boolean
}

/** The stand-in for what a vendor's SDK brings to the page. */
export interface FakeSdk {
  /** Globals that are there from the start. */
  before?: Record<string, FakeShape>
  /** What is there when a script has loaded whose address starts with `src`. */
  scripts?: { src: string; set?: Record<string, FakeShape>; fail?: boolean; never?: boolean }[]
  /** Packages of npm that are replaced. */
  modules?: Record<string, FakeShape>
  /** Answers to requests whose address starts with `url`; those to others fail. */
  requests?: { url: string; status: number; body?: string; fail?: boolean }[]
  /** Globals of the destination's own whose calls are recorded. */
  watch?: string[]
}

/** An object whose calls are recorded. */
export interface FakeShape {
  /** Default: `object`. A `queue` is a list whose `push` is recorded; `json` is `value` as it stands. */
  kind?: 'object' | 'function' | 'class' | 'queue' | 'json'
  methods?: Record<string, FakeAnswer | null>
  values?: Record<string, JSONValue>
  objects?: Record<string, FakeShape>
  /** What a call of the object itself returns. */
  returns?: FakeAnswer | null
  /** What `new` makes. */
  instance?: FakeShape
  value?: JSONValue
}

/** What a recorded function does when it is called. */
export interface FakeAnswer {
  /** Globals that it makes. */
  set?: Record<string, FakeShape>
  /** The position of a function among the arguments that it calls. */
  callback?: number
  /** What it calls that function with. */
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

/** A function that is called at the end; `calls.0.1.x` is a member of argument 1 of the first recorded call. */
export interface Probe {
  path: string
  args?: JSONValue[]
}

/** When something happens: `early-n`, `load`, `ready`, the position among the events, or `probe`. */
export type Moment = string | number

/** Something that happens on a page, and when. */
export type Observation = { at: Moment } & Record<string, unknown>

/** The kinds of what happens on a page besides loading. */
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

/** What happens on a page. A list that is absent is empty. Values that JSON lacks are `{ "$": what }`. */
export type Observed = { load: 'ok' | 'error' | 'pending' | 'no plugins' } & { [Each in Kind]?: Observation[] }

/**
 * Reads the records of a destination from a folder.
 *
 * @throws Error that names the file when it is not there, is not JSON, or holds no records of a page
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
  throw new Error(`${path} holds no records of a page: it needs slug, and cases with input and observed.`)
}

/** The input of a case with the SDK and the subscriptions that it names. */
export function inputOf({ sdks, subscriptions }: PageRecordFile, { input }: PageCase): PageInput {
  return {
    ...input,
    sdk: typeof input.sdk === 'string' ? sdks?.[input.sdk] : input.sdk,
    subscriptions: input.subscriptions.map((one) => (typeof one === 'string' ? subscriptions![one]! : one))
  }
}
