import type { Page } from 'playwright-core'
import type { Subscription } from '@segment/browser-destination-runtime/types'
import { findDestination, findRoot } from '../../workspace/destinations'
import { bundleChunks, bundleDestination, bundleScript, libraryOf, type Chunks, type Script } from '../bundle-script'

/** A destination as the settings of a page name it. */
export interface Remote {
  folder: string
  settings: Record<string, unknown>
  subscriptions: Partial<Subscription>[]
}

/** All that a page of a customer loads from its own hosts. */
export interface CustomerFiles {
  /** The text of each file by its path; `page.js` is the script of the page, with analytics.js from npm. */
  files: Map<string, Uint8Array>
  bundles: Record<string, Script>
  chunks: Chunks
}

const PAGE_SCRIPT = `
  import { AnalyticsBrowser } from '@segment/analytics-next'
  import { createWrapper } from '@segment/analytics-consent-tools'
  Object.assign(window, { AnalyticsBrowser, createWrapper })`

/** Bundles destinations of the workspace, and the script of the page. */
export async function bundleForCustomer(folders: readonly string[]): Promise<CustomerFiles> {
  const root = findRoot()
  const chunks = await bundleChunks()
  const runtime = chunks.runtime.file
  const page = await bundleScript(PAGE_SCRIPT, { directory: __dirname, name: 'page', runtime })
  const made = folders.map(async (name) => [name, await bundleDestination(findDestination(root, name), runtime)])
  const bundles = Object.fromEntries(await Promise.all(made)) as Record<string, Script>
  const scripts = [chunks.runtime, chunks.liquid, ...Object.values(bundles)]
  const files = new Map(scripts.map(({ file, code }) => [file, code]))
  files.set('page.js', page.code)
  return { files, bundles, chunks }
}

/** How to load analytics.js. */
export interface LoadOptions {
  /** Where the bundles are. */
  origin: string
  /** The choice of the page, in the options of `load`. */
  integrations?: Record<string, boolean>
  /** Calls that the page makes before it loads analytics.js. */
  early?: Call[]
  /** Calls that it makes while analytics.js loads. They are delivered when `loadAnalytics` resolves. */
  meanwhile?: Call[]
  /** With the consent wrapper: the categories that the visitor allows, and those of each destination. */
  consent?: { allowed: Record<string, boolean>; categories: Record<string, string[]> }
}

/** Loads analytics.js on the page with the destinations as remote plugins, the way hosts do. */
export async function loadAnalytics(
  page: Page,
  { bundles }: CustomerFiles,
  remotes: readonly Remote[],
  { origin, integrations = {}, early = [], meanwhile = [], consent }: LoadOptions
): Promise<void> {
  const remotePlugins = remotes.map(({ folder, settings, subscriptions }) => ({
    name: folder,
    creationName: folder,
    url: `${origin}/${bundles[folder]!.file}`,
    libraryName: libraryOf(folder),
    settings: { ...settings, subscriptions: subscriptions.map((each) => ({ name: '', enabled: true, ...each })) }
  }))
  const categories = Object.entries(consent?.categories ?? {})
  const consentSettings = categories.map(([folder, names]) => [folder, { consentSettings: { categories: names } }])
  const given = {
    settings: {
      writeKey: 'w',
      cdnSettings: { integrations: Object.fromEntries(consentSettings), metrics: { sampleRate: 0 }, remotePlugins }
    },
    options: { integrations: { 'Segment.io': false, ...integrations } },
    early,
    meanwhile,
    allowed: consent?.allowed
  }
  await page.evaluate(async (text) => {
    type Methods = Record<string, (...operands: unknown[]) => unknown>
    const { AnalyticsBrowser, createWrapper } = window as unknown as {
      AnalyticsBrowser: new () => Methods
      createWrapper: (settings: object) => (analytics: Methods) => Methods
    }
    const { settings, options, allowed, ...calls } = JSON.parse(text) as typeof given
    const analytics = new AnalyticsBrowser()
    Object.assign(window, { analytics })
    for (const [method, ...operands] of calls.early) void analytics[method]!(...operands)
    const loadable = allowed ? createWrapper({ getCategories: () => allowed })(analytics) : analytics
    void loadable.load!(settings, options)
    await Promise.all(calls.meanwhile.map(([method, ...operands]) => analytics[method]!(...operands)))
  }, JSON.stringify(given))
}

/** A call of analytics.js. */
export type Call = [method: string, ...operands: unknown[]]

/** Calls analytics.js and waits until it has delivered the event. */
export function callAnalytics(page: Page, ...call: Call): Promise<void> {
  return callAllAtOnce(page, [call])
}

/** Calls analytics.js several times without a pause, as pages do, and waits until it has delivered the events. */
export function callAllAtOnce(page: Page, calls: Call[]): Promise<void> {
  return page.evaluate(async (text) => {
    const { analytics } = window as unknown as {
      analytics: Record<string, (...operands: unknown[]) => Promise<unknown>>
    }
    const given = JSON.parse(text) as Call[]
    await Promise.all(given.map(([method, ...operands]) => analytics[method]!(...operands)))
  }, JSON.stringify(calls))
}

/** The calls that reached the fake SDKs of the page, each with the name of its vendor first. */
export function callsOn(page: Page): Promise<unknown[][]> {
  return page.evaluate(() => (window as unknown as { calls?: unknown[][] }).calls ?? [])
}
