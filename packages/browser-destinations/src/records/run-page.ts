import { setImmediate as turn } from 'node:timers/promises'
import type { Script } from 'node:vm'
import type { JSONObject } from '@segment/actions-core'
import type { Context, Plugin } from '@segment/analytics-next'
import type { PluginFactory } from '../runtime/types'
import { contextOf, createFakeAnalytics, type FakeAnalytics } from './analytics'
import { nameOf } from './describe-value'
import { inPage } from './fake-sdk'
import type { Observed, PageEvent, PageInput, Probe, Step } from './format'
import { openPage, type Page } from './page'
import { isSame, watchPage, type Watch } from './watch-page'

/** What happened on a page. */
export interface PageRun {
  observed: Observed
  /** The actions that have plugins, and the types of the plugins. */
  kinds: [action: string, type: Plugin['type']][]
}

/** A page and everything that runs on it. */
interface Stage extends Page {
  input: PageInput
  fake: FakeAnalytics
  watch: Watch
  plugins: Plugin[]
}

/**
 * Runs a destination on the page that the input of a case describes, and returns what it does there.
 *
 * @param script the destination; see `bundleForPage`
 */
export async function runPage(script: Script, input: PageInput): Promise<PageRun> {
  const page = await openPage(input)
  const fake = createFakeAnalytics(page, input)
  const stage: Stage = { ...page, input, fake, watch: watchPage(page, input, fake.store), plugins: [] }
  const { notebook } = stage
  try {
    await load(stage, factoryOf(stage, script))
    if (notebook.load === 'ok') {
      await callReady(stage)
      for (const [position, step] of (input.events ?? []).entries()) {
        notebook.at = position
        await takeStep(stage, step)
        stage.watch.look()
      }
    }
    notebook.at = 'probe'
    for (const probe of input.probes ?? []) await runProbe(stage, probe)
  } finally {
    page.close()
  }
  return { observed: notebook.observed(), kinds: stage.plugins.map((plugin) => [actionOf(plugin), plugin.type]) }
}

function actionOf({ name }: Plugin): string {
  return name.slice(name.lastIndexOf(' ') + 1)
}

type Bundle = (
  module: { exports: { default?: PluginFactory } },
  require: (name: string) => object,
  window: unknown
) => void

function factoryOf({ window, sdks, context, input: { sdk } }: Stage, script: Script): PluginFactory {
  const modules = new Map<string, object>()
  const requireFake = (name: string) => {
    const shape = sdk?.modules?.[name]
    const module = modules.get(name) ?? (shape ? sdks.makeModule(name, shape) : {})
    modules.set(name, module)
    return module
  }
  const module: Parameters<Bundle>[0] = { exports: {} }
  const run = script.runInContext(context as never) as Bundle
  run(module, requireFake, sdk?.watch ? sdks.watchedWindow(sdk.watch) : window)
  return module.exports.default!
}

/** Creates the plugins, passes the early events to them, and loads them. */
async function load(stage: Stage, factory: PluginFactory): Promise<void> {
  const { notebook, input } = stage
  let isDone = false
  const fail = (error: unknown) => {
    notebook.load = 'error'
    const name = nameOf(error)
    const isKnown = notebook.notes('errors').some((each) => each.at === 'load' && each.name === name)
    // Every plugin of a destination fails with the same error.
    if (!isKnown) notebook.note('errors', { name })
  }
  const begin = async () => {
    const settings = { ...input.settings, subscriptions: input.subscriptions as unknown as JSONObject[] }
    stage.plugins = await factory(inPage(stage.window, settings))
    for (const [position, event] of (input.early ?? []).entries()) {
      notebook.at = `early-${position}`
      const delivery = deliver(stage, event)
      for (let turns = 0; turns < 5 && !delivery.isDone; turns += 1) await turn()
      stage.watch.look()
    }
    notebook.at = 'load'
    let hasFailed = false
    const failOnce = (error: unknown) => {
      hasFailed = true
      fail(error)
    }
    // Plugins do not reject: they log why they did not load.
    const onLog = (extras: { error?: unknown }) => {
      if (extras.error !== undefined) failOnce(extras.error)
    }
    const system = contextOf(stage, { type: 'track', event: 'system' }, onLog)
    const results = await Promise.allSettled(stage.plugins.map((each) => each.load(system, stage.fake.analytics)))
    for (const result of results) if (result.status === 'rejected') failOnce(result.reason)
    if (!hasFailed) notebook.load = stage.plugins.length === 0 ? 'no plugins' : 'ok'
  }
  void begin()
    .catch(fail)
    .finally(() => (isDone = true))
  await settle(stage, () => isDone)
  if (input.page?.readyState) {
    stage.finishLoading()
    await settle(stage, () => isDone)
  }
  stage.watch.look()
}

async function callReady(stage: Stage): Promise<void> {
  const { notebook, fake } = stage
  if (fake.readyCallbacks.length === 0) return
  notebook.at = 'ready'
  for (const callback of fake.readyCallbacks) {
    try {
      callback()
    } catch (error) {
      notebook.note('errors', { name: nameOf(error) })
    }
  }
  await settle(stage)
  stage.watch.look()
}

async function takeStep(stage: Stage, step: Step): Promise<void> {
  if ('wait' in step) return letPass(stage, step.wait as number)
  if ('emit' in step) {
    stage.fake.emit(step.emit as string, (step.args ?? []) as never)
    return settle(stage)
  }
  const { notebook } = stage
  const delivery = deliver(stage, step)
  await settle(stage, () => delivery.isDone)
  if (!delivery.isDone) notebook.note('errors', { name: 'pending' })
  const after = stage.sdks.describe(delivery.event) as JSONObject
  for (const change of changesOfEvent(step, after)) notebook.note('events', change)
}

async function letPass(stage: Stage, ms: number): Promise<void> {
  const { clock } = stage
  const end = clock.now() + ms
  while ((clock.nextDue() ?? Infinity) <= end) {
    runNextTimer(stage)
    await turn()
    stage.watch.lookAtElements()
  }
  clock.pass(ms, end)
}

/** Passes an event to the plugins in the order of analytics.js: `before`, `enrichment`, then all others at once. */
function deliver(stage: Stage, step: PageEvent): { event: PageEvent; isDone: boolean } {
  const { notebook, plugins, fake, window } = stage
  fake.remember(step)
  const event = inPage(window, step)
  const context = contextOf(stage, event)
  const delivery = { event, isDone: false }
  const use = async (plugin: Plugin) => {
    const run = plugin[event.type as 'track'] as ((given: Context) => Promise<Context> | Context) | undefined
    if (typeof run !== 'function') return
    try {
      const returned = await run.call(plugin, context)
      if (returned !== context) notebook.note('events', { returned: stage.sdks.describe(returned) })
    } catch (error) {
      notebook.note('errors', { action: actionOf(plugin), name: nameOf(error) })
    }
  }
  const useAll = async () => {
    const early = ['before', 'enrichment']
    for (const type of early) for (const plugin of plugins.filter((each) => each.type === type)) await use(plugin)
    await Promise.all(plugins.filter(({ type }) => !early.includes(type)).map(use))
    delivery.isDone = true
  }
  void useAll()
  return delivery
}

/** How long a page continues after the awaited event, in milliseconds of its timers. */
const TAIL = 200

/** How long a page continues in total. */
const LIMIT = 60_000

/** Runs a page until something is done and no timer is due soon after. */
async function settle(stage: Stage, isDone: () => boolean = () => true): Promise<void> {
  const { clock, sdks, watch } = stage
  const start = clock.now()
  let doneAt: number | undefined
  let idle = 0
  for (let steps = 0; steps < 600; steps += 1) {
    await turn()
    watch.lookAtElements()
    sdks.catchUp()
    if (isDone()) doneAt ??= clock.now()
    const due = clock.nextDue()
    if (due === undefined) {
      await turn()
      watch.lookAtElements()
      if (clock.nextDue() !== undefined) continue
      idle += isDone() ? 0 : 1
      if (isDone() || idle > 30) return
    } else {
      if ((doneAt !== undefined && due > doneAt + TAIL) || due > start + LIMIT) return
      runNextTimer(stage)
    }
  }
}

function runNextTimer({ clock, notebook }: Stage): void {
  try {
    clock.runNext()
  } catch (error) {
    notebook.note('errors', { action: 'timer', name: nameOf(error) })
  }
}

/** Calls the function that a probe names. */
async function runProbe(stage: Stage, { path, args = [] }: Probe): Promise<void> {
  const { window, sdks, notebook } = stage
  try {
    const keys = path.split('.')
    let holder: unknown
    let found: unknown = keys[0] === 'calls' ? { calls: sdks.calls } : window
    for (const key of keys) {
      holder = found
      found = (found as Record<string, unknown> | undefined)?.[key]
    }
    const given = args.map((one) => inPage(window, one))
    const result: unknown = typeof found === 'function' ? found.apply(holder, given) : found
    notebook.note('probes', { path, result: sdks.describe(result) })
  } catch (error) {
    notebook.note('probes', { path, error: nameOf(error) })
  }
  await settle(stage)
  stage.watch.lookAtElements()
}

interface EventChange extends Record<string, unknown> {
  path: string
  value?: unknown
  removed?: true
}

/** Returns the changes of an event, each with the path of its key. */
function changesOfEvent(before: JSONObject, after: JSONObject, at = ''): EventChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): EventChange[] => {
    const path = at === '' ? key : `${at}/${key}`
    const [one, other] = [before[key], after[key]]
    if (!(key in after)) return [{ path, removed: true }]
    if (isSame(one, other)) return []
    return isObject(one) && isObject(other) ? changesOfEvent(one, other, path) : [{ path, value: other }]
  })
}

function isObject(value: unknown): value is JSONObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
