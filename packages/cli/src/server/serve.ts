import { join, relative, sep } from 'node:path'
import { FailureError, UsageError } from '@segment/actions-input'
import {
  storedSettings,
  createEnvFile,
  createSender,
  printScript,
  startStandIn,
  type Rewrites,
  type Loaded,
  type StandIn,
  type Step
} from '@segment/actions-session'
import {
  findDestination,
  listDestinations,
  type DestinationPlace,
  type Mode,
  destinationsDirectory
} from '../workspace/destinations'
import { ALLOWED_ORIGINS, createApp, type AppOptions, createSite, describeMembers } from './app'
import { createApi } from './api'
import { createChanges, type Changes } from './changes'
import { showDelivery } from './delivery-api'
import { HOST, listen } from '../loopback/listen'
import { createPage, PAGE_PATH } from './page'
import { describeStart } from './routes'
import { createSource, forgetRuntime, type Source } from '../workspace/source'
import { watchFiles } from '../workspace/watch-files'

/**
 * Returns the destinations to serve, each once: the named ones, or `all` of the workspace that run in `mode`.
 *
 * @param names folder names, slugs or paths; relative to `directory` if that is passed
 * @throws UsageError for an unknown name, for two folders with the same name, whose paths would collide, and for `all`
 *   in a workspace without destinations
 */
export function placesToServe(
  root: string,
  { names, mode, directory, all = false }: { names: readonly string[]; mode: Mode; directory?: string; all?: boolean }
): DestinationPlace[] {
  const found = all
    ? listDestinations(root, mode)
    : names.map((name) => findDestination(root, directory ? join(directory, name) : name, mode))
  const places = [...new Map(found.map((place) => [place.directory, place])).values()]
  if (places.length === 0) throw new UsageError('There is no destination to serve. Create one with ./bin/run init.')
  const twice = places.find(({ name }, index) => places.findIndex((other) => other.name === name) < index)
  if (twice) throw new UsageError(`Two of the folders are named '${twice.name}'. Serve one of them at a time.`)
  return places
}

/** What to serve, and how. */
export interface ServeOptions {
  /** The root of the workspace, whose file `.env` and stored settings are read. */
  root: string
  /** At least one destination. A single one answers at the root, several each under the path of its name. */
  places: readonly DestinationPlace[]
  /** The port, 0 for any free one. Default: 3000 or the next free one. */
  port?: number
  /** Redirects requests of the destinations from one origin to another. */
  rewrites: Rewrites
  /** What requests may reach besides public addresses over https and the origins of `rewrites`; see `egressPolicy`. Default: nothing. */
  allow?: readonly string[]
  /** How a stand-in answers the requests that are not rewritten. Default: they go to the vendors. */
  script?: readonly Step[]
  /** Shows a delivery on the page: the folder of its configuration, and its store. Default: none. */
  delivery?: { folder: string; store?: string }
  /** Prints a line. */
  print: (line: string) => void
}

/** Destinations that are being served. */
export interface Serving {
  /** The URL of the root page. */
  origin: string
  /** Reloads the code of all destinations and prints the result. */
  reload: () => void
  /** Stops the server. Calls in flight get 8 seconds to end. */
  stop: () => Promise<void>
}

/** How long calls in flight may take to end when the server stops, in milliseconds. */
const PATIENCE_MS = 8000

/**
 * Serves destinations on the loopback address and reloads their code when a file changes, on the same port. Calls in
 * flight keep the code that they started with. Code that does not load is reported, and calls get a 500 until it is
 * fixed.
 */
export async function serve({
  root,
  places,
  port,
  script,
  allow = [],
  delivery,
  print,
  ...options
}: ServeOptions): Promise<Serving> {
  const readEnvFile = createEnvFile(join(root, '.env'))
  readEnvFile()
  const served = places.map((place) => ({ place, source: createSource(place) }))
  const settings = (loaded: Loaded) => storedSettings(root, loaded)
  const standIn = script && (await startStandIn(script))
  const rewrites: Rewrites = new Map([...options.rewrites, ...(standIn ? [['*', standIn.origin] as const] : [])])
  const send = createSender(rewrites, allow)
  const changes = createChanges()
  const stopping = new AbortController()
  const shown = delivery && showDelivery(delivery)
  const destinations = served.map(({ place, source }) => ({ name: place.name, source }))
  const app = await createRoot(served, { send, settings, root, log: print })
  const { signal } = stopping
  const api = await createApi({ root, destinations, rewrites, send, standIn, changes, delivery: shown, signal })
  app.route('/api', api)
  const page = createPage(print)
  page.prepare()
  const listening = await listen(
    { fetch: (request, ...rest) => page.answer(request) ?? app.fetch(request, ...rest) },
    port,
    ALLOWED_ORIGINS
  )
  const origin = `http://${HOST}:${listening.port}`
  const reload = createReloader({ root, served, readEnvFile, print, tell: changes.tell })
  const watcher = await watchFiles(
    [root, ...places.map(({ directory }) => directory)],
    watchedPaths(root, places),
    reload,
    (error) => print(`Cannot watch all files, so some changes will be missed: ${(error as Error).message}`)
  )
  const strayErrors = surviveStrayErrors(print)
  print(describe(served, origin, settings))
  print(`In a browser: ${origin}${PAGE_PATH}`)
  if (shown) print(`The delivery of ${shown.folder}: ${origin}${PAGE_PATH}/delivery`)
  if (standIn) print(describeStandIn(standIn))
  return {
    origin,
    reload: () => reload(),
    stop: async () => {
      await watcher.close()
      page.close()
      stopping.abort(new FailureError('The server stops.'))
      changes.close()
      await listening.close(PATIENCE_MS)
      await standIn?.close()
      await shown?.close()
      strayErrors.stop()
    }
  }
}

/** Says where the requests go. */
function describeStandIn({ origin, script }: StandIn): string {
  return `Requests to vendors go to a stand-in on ${origin}. It answers ${printScript(script)}; the last step repeats.`
}

function createRoot(served: readonly Served[], { log, ...options }: Omit<AppOptions, 'source'>) {
  const [only, ...others] = served
  if (others.length === 0) return createApp({ ...options, source: only!.source, log })
  return createSite(
    served.map(({ place, source }) => ({ ...options, name: place.name, source })),
    log
  )
}

/** Describes the server: for one destination its routes and a command, or why its code does not load. */
function describe(
  served: readonly Served[],
  origin: string,
  settings: (loaded: Loaded) => ReturnType<typeof storedSettings>
): string {
  const names = served.map(({ place }) => place.name)
  if (names.length > 1) return [`Serving on ${origin}`, '', ...describeMembers(names, origin), ''].join('\n')
  try {
    const loaded = served[0]!.source.current()
    return describeStart(loaded, origin, settings(loaded))
  } catch (error) {
    return `Serving on ${origin}, once the code loads. ${(error as Error).message}`
  }
}

/**
 * Returns the files and folders that served destinations depend on: their own, those that destinations share, the
 * runtime, and the file `.env`.
 */
export function watchedPaths(root: string, places: readonly DestinationPlace[]): string[] {
  const shared = join(destinationsDirectory(root), '..', 'lib')
  return [
    ...places.map(({ directory }) => directory),
    shared,
    join(root, 'packages', 'actions-core', 'src'),
    join(root, '.env')
  ]
}

/** A served destination and its code. */
export interface Served {
  place: DestinationPlace
  source: Source
}

/** What a reload needs. */
export interface Reloader {
  root: string
  served: readonly Served[]
  /** Applies the file `.env`. */
  readEnvFile: () => void
  /** Prints a line. */
  print: (line: string) => void
  /** Called after each reload. */
  tell: Changes['tell']
}

/**
 * Returns a function that reloads the code after the given files changed, and prints the result. It reloads the
 * destinations that the files belong to, or all of them if a file belongs to none. Without files it reloads all.
 */
export function createReloader({ root, served, readEnvFile, print, tell }: Reloader): (files?: string[]) => void {
  return (files = []) => {
    const names = files.map((file) => relative(root, file)).join(', ')
    const change = files.length > 0 ? `: ${names} changed.` : '.'
    const owners = files.map((file) => served.find(({ place }) => file.startsWith(place.directory + sep)))
    const concerned = files.length === 0 || owners.includes(undefined) ? served : (owners as Served[])
    const errors: unknown[] = []
    readEnvFile()
    forgetRuntime(files)
    for (const { source } of new Set(concerned)) {
      try {
        source.reload()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length === 0) print(`Reloaded${change}`)
    for (const error of errors) print(`Not reloaded${change} ${(error as Error).message}`)
    tell('reload', {
      files: files.map((file) => relative(root, file)),
      errors: errors.map((error) => (error as Error).message)
    })
  }
}

/**
 * Keeps the process running when a destination's code throws outside of a call: in a timer, or in a promise that is not
 * awaited. Prints only the kind of error and its place: the message may contain a secret of an unknown account.
 */
export function surviveStrayErrors(print: (line: string) => void): { stop: () => void } {
  const report = (error: unknown) => {
    const { name = typeof error, stack = '' } = Object(error) as { name?: string; stack?: string }
    const place = /^ +at .*$/m.exec(stack)?.[0].trim() ?? 'at an unknown place'
    print(`Code of a call failed after the call ended: ${name} ${place}. Await it, so that the call can fail.`)
  }
  process.on('unhandledRejection', report).on('uncaughtException', report)
  return { stop: () => process.off('unhandledRejection', report).off('uncaughtException', report) }
}
