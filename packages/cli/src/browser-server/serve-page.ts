import { join, relative } from 'node:path'
import { readFileSync } from 'node:fs'
import { defaultValues, type JSONLikeObject } from '@segment/actions-core'
import type { BrowserDestinationDefinition, Subscription } from '@segment/browser-destination-runtime/types'
import { storedSettings } from '@segment/actions-session'
import type { Context, Hono } from 'hono'
import { libraryOf, bundleChunks, type Script, bundleScript } from '../bundle/bundle-script'
import type { DestinationPlace } from '../workspace/destinations'
import { loadDefinition } from '../workspace/load'
import { createLiveView, readReport } from './live-view'
import type { PageConfiguration, PageDestination } from './page/configuration'
import { HOST, listen } from '../loopback/listen'
import type { Serving } from '../server/serve'
import { PAGE_PATH } from '../server/page'
import { createWebTester } from './tester-for-web'
import { watchFiles } from '../workspace/watch-files'

/** The files of the page, besides its HTML. */
export interface PageSource {
  configuration: () => PageConfiguration
  /** Returns the script at a path of the server, without its hash. */
  script: (file: string) => Uint8Array | undefined
  /** Bundles the newest code. After a failure the previous scripts stay, and `configuration` has the reason. */
  rebuild: () => Promise<void>
}

/** Prepares the page for destinations of the workspace `root`. Bundles nothing before `rebuild` is called. */
export function createPageSource(root: string, places: readonly DestinationPlace[]): PageSource {
  let destinations: PageDestination[] = []
  let scripts = new Map<string, Script>()
  let error: string | undefined

  const build = async () => {
    const { runtime, liquid } = await bundleChunks()
    const page = await bundlePage(runtime.file)
    const observed = await Promise.all(places.map((place) => bundleObserved(place, runtime.file)))
    destinations = places.map((place, index) => pageDestination(root, place, `/${observed[index]!.file}`))
    scripts = new Map([runtime, liquid, ...observed].map((script): [string, Script] => [script.file, script]))
    scripts.set('page.js', page)
  }
  return {
    configuration: () => ({ destinations, ...(error !== undefined && { error }) }),
    script: (file) => scripts.get(file)?.code,
    rebuild: async () => {
      try {
        await build()
        error = undefined
      } catch (failure) {
        error = failure instanceof Error ? failure.message : String(failure)
      }
    }
  }
}

/** Describes a destination for the page, with the stored settings that are declared and not secret. */
export function pageDestination(root: string, place: DestinationPlace, url: string): PageDestination {
  const definition = loadDefinition(place.entry) as unknown as BrowserDestinationDefinition
  const fields = definition.settings ?? {}
  const stored = storedSettings(root, {
    place,
    definition: { slug: definition.slug, authentication: { scheme: 'custom', fields } }
  })
  const { name } = place
  // The file also has tokens, and settings that are secrets or that nobody declared. A page must not get them.
  const isShown = ([key]: [string, unknown]) => Object.hasOwn(fields, key) && fields[key]!.type !== 'password'
  const settings = Object.fromEntries(Object.entries({ ...defaultValues(fields), ...stored }).filter(isShown))
  return {
    name,
    title: definition.name,
    url,
    library: libraryOf(name),
    settings,
    subscriptions: mappingsOf(definition)
  }
}

/** Returns the initial mappings: the presets, or each action with the defaults of its fields. */
export function mappingsOf({ presets = [], actions }: BrowserDestinationDefinition): Subscription[] {
  const automatic = presets.flatMap((preset) =>
    preset.type === 'automatic'
      ? [
          {
            partnerAction: preset.partnerAction,
            name: preset.name ?? '',
            subscribe: preset.subscribe,
            mapping: preset.mapping ?? {}
          }
        ]
      : []
  )
  const all = Object.entries(actions).map(([key, { title, defaultSubscription = '', fields }]) => ({
    partnerAction: key,
    name: title,
    subscribe: defaultSubscription,
    mapping: defaultValues(fields) as JSONLikeObject
  }))
  return (automatic.length > 0 ? automatic : all).map((mapping) => ({ ...mapping, enabled: true }))
}

const PAGE = join(__dirname, 'page')

/**
 * Bundles a destination for the page: like `build:browser`, with code that reports its activity to the page.
 *
 * @param runtime the path of the runtime chunk
 */
export function bundleObserved({ directory, name }: DestinationPlace, runtime: string): Promise<Script> {
  const [library, folder] = [libraryOf(name), name].map((text) => JSON.stringify(text))
  const source = `
    import { destination } from './index'
    import { browserDestination } from '@segment/browser-destination-runtime/shim'
    import { observe } from ${JSON.stringify(join(PAGE, 'observe'))}
    window[${library}] = browserDestination(observe(destination, ${folder}))`
  return bundleScript(source, { directory, name, runtime })
}

/** Bundles the page's own script, with analytics.js. */
export function bundlePage(runtime: string): Promise<Script> {
  return bundleScript(`import './main'`, { directory: PAGE, name: 'page', runtime })
}

/** The page can load what this server has, and cannot run text as code. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"

/** A real SDK can load anything from its vendor, but still cannot run text as code. */
const REAL_SDK = [
  "default-src 'self' https: wss: data: blob:",
  "script-src 'self' https: blob:",
  "style-src 'self' https: 'unsafe-inline'",
  "base-uri 'none'"
].join('; ')

/**
 * Creates the application that answers with the page, its scripts, its configuration, and `GET /changes`, a stream of
 * events with a message for each change of the code. The page posts what destinations do to `/live`, the live view;
 * `GET /live/events` is the stream of the live view.
 *
 * @param onChange registers a listener for changes and returns a function that removes it
 */
export async function createPageApp(source: PageSource, onChange: (listener: () => void) => () => void): Promise<Hono> {
  const { Hono } = await import('hono')
  const { streamSSE } = await import('hono/streaming')
  const app = new Hono()
  app.use(async (context, next) => {
    context.header('cache-control', 'no-store')
    await next()
  })
  app.get('/', (context) => {
    context.header('content-security-policy', context.req.query('sdk') === 'real' ? REAL_SDK : STRICT)
    return context.html(pageFile('index.html'))
  })
  app.get('/frame', (context) => {
    context.header('content-security-policy', context.req.query('sdk') === 'real' ? REAL_SDK : STRICT)
    return context.html(pageFile('frame.html'))
  })
  app.get('/page.css', (context) => context.body(pageFile('page.css'), 200, { 'content-type': 'text/css' }))
  app.get('/configuration.json', (context) => context.json(source.configuration()))
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      const stop = onChange(() => void stream.writeSSE({ data: 'changed' }))
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      stop()
    })
  )
  const live = createLiveView(() =>
    Object.fromEntries(source.configuration().destinations.map(({ name, title }) => [name, title]))
  )
  app.get('/live', (context) => {
    context.header('content-security-policy', STRICT)
    return context.html(pageFile('live.html'))
  })
  app.get('/live.js', (context) => context.body(pageFile('live.js'), 200, { 'content-type': 'text/javascript' }))
  app.post('/live', async (context) => {
    // Other sites cannot send JSON here without asking first, and are not answered.
    const isJson = context.req.header('content-type') === 'application/json'
    const report = isJson ? readReport(await context.req.json().catch(() => undefined)) : undefined
    if (!report) return context.text('This is no report as the page sends them.\n', 400)
    live.report(report)
    return context.body(null, 204)
  })
  app.get('/live/events', (context) =>
    streamSSE(context, async (stream) => {
      const send = (data: string) => void stream.writeSSE({ data })
      live.elements().forEach(send)
      const stop = live.onChange(send)
      await new Promise<void>((resolve) => stream.onAbort(resolve))
      stop()
    })
  )
  app.get('/*', (context) => answerScript(context, source.script(context.req.path.slice(1))))
  return app
}

function answerScript(context: Context, code: Uint8Array | undefined) {
  if (!code) return context.text('There is no such page.\n', 404)
  return context.body(new Uint8Array(code), 200, { 'content-type': 'text/javascript; charset=utf-8' })
}

function pageFile(name: string): string {
  return readFileSync(join(__dirname, 'page', name), 'utf8')
}

/** What to show on the page, and how. */
export interface PageOptions {
  /** The root of the workspace. */
  root: string
  /** Destinations that run in a browser, at least one. */
  places: readonly DestinationPlace[]
  /** The port, 0 for any free one. Default: 3000 or the next free one. */
  port?: number
  /** Prints a line. */
  print: (line: string) => void
}

/**
 * Serves a page on the loopback address on which analytics.js runs with the destinations. It sends events, and shows
 * which triggers match, what the mappings produce, and which calls reach the SDK. It reloads when a file changes.
 */
export async function servePage({ root, places, port, print }: PageOptions): Promise<Serving> {
  const source = createPageSource(root, places)
  const listeners = new Set<() => void>()
  const rebuild = async (change: string) => {
    await source.rebuild()
    const { error } = source.configuration()
    print(error === undefined ? `Bundled${change}.` : `Not bundled${change}. ${error}`)
    for (const tell of listeners) tell()
  }
  await rebuild('')
  const app = await createPageApp(source, (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  })
  const tester = await createWebTester(root, places, print)
  const listening = await listen(
    { fetch: (request, ...rest) => tester.answer(request) ?? app.fetch(request, ...rest) },
    port
  )
  const origin = `http://${HOST}:${listening.port}`
  const runtime = ['actions-core', 'browser-destinations'].map((name) => join(root, 'packages', name, 'src'))
  const watched = [...places.map(({ directory }) => directory), ...runtime]
  let rebuilding = Promise.resolve()
  const reload = (files: string[] = []) => {
    const names = files.map((file) => relative(root, file)).join(', ')
    rebuilding = rebuilding.then(async () => {
      await rebuild(names && `: ${names} changed`)
      tester.reload(files.map((file) => relative(root, file)))
    })
  }
  const watcher = await watchFiles(watched, watched, reload, (error) =>
    print(`Cannot watch all files, so some changes will be missed: ${(error as Error).message}`)
  )
  print(`Open ${origin} to run ${places.map(({ name }) => name).join(' and ')} in a browser.`)
  print(`Live view: ${origin}/live`)
  print(`Actions Tester: ${origin}${PAGE_PATH}`)
  return {
    origin,
    reload: () => reload(),
    stop: async () => {
      await watcher.close()
      await rebuilding
      tester.close()
      // The streams of open pages do not end on their own.
      await listening.close(0)
    }
  }
}
