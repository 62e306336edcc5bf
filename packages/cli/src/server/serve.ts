import { join } from 'node:path'
import { storedSettings, createEnvFile, type Rewrites, type Loaded } from '@segment/actions-session'
import type { DestinationPlace } from '../workspace/destinations'
import { createApp, type AppOptions } from './app'
import { HOST, listen } from './listen'
import { createReloader, type Served } from './reloader'
import { describeStart } from './routes'
import { createSite, describeMembers } from './site'
import { createSource } from '../workspace/source'
import { surviveStrayErrors } from './stray-errors'
import { watchFiles } from '../workspace/watch-files'
import { watchedPaths } from './watched-paths'

/** What to serve, and how. */
export interface ServeOptions {
  /** The root of the workspace; its file `.env` and its stored settings are read. */
  root: string
  /** The destinations, at least one. One alone answers at the root, several each under the path of its name. */
  places: readonly DestinationPlace[]
  /** The port asked for, 0 for any free one. Default: 3000 or the next free one. */
  port?: number
  /** Where requests of the destinations go instead. */
  rewrites: Rewrites
  /** Prints a line. */
  print: (line: string) => void
}

/** Destinations that are being served. */
export interface Serving {
  /** The address of the root page. */
  origin: string
  /** Loads the code of all destinations anew and prints how that went. */
  reload: () => void
  /** Stops: calls in flight may end within 8 seconds. */
  stop: () => Promise<void>
}

/** How long calls in flight may take to end when the server stops, in milliseconds. */
const PATIENCE_MS = 8000

/**
 * Serves destinations on the loopback address and loads their code anew when a file changes, on the same port; calls in
 * flight go on with the code that they began with. Code that does not load is reported and answered with 500 until it is
 * repaired.
 */
export async function serve({ root, places, port, rewrites, print }: ServeOptions): Promise<Serving> {
  const readEnvFile = createEnvFile(join(root, '.env'))
  readEnvFile()
  const served = places.map((place) => ({ place, source: createSource(place) }))
  const settings = (loaded: Loaded) => storedSettings(root, loaded)
  const listening = await listen(await createRoot(served, { rewrites, settings, log: print }), port)
  const origin = `http://${HOST}:${listening.port}`
  const reload = createReloader({ root, served, readEnvFile, print })
  const watcher = await watchFiles(
    [root, ...places.map(({ directory }) => directory)],
    watchedPaths(root, places),
    reload,
    (error) => print(`Some changes will not be noticed: ${(error as Error).message}`)
  )
  const strayErrors = surviveStrayErrors(print)
  print(describe(served, origin, settings))
  return {
    origin,
    reload: () => reload(),
    stop: async () => {
      await watcher.close()
      await listening.close(PATIENCE_MS)
      strayErrors.stop()
    }
  }
}

function createRoot(served: readonly Served[], { log, ...options }: Omit<AppOptions, 'source'>) {
  const [only, ...others] = served
  if (others.length === 0) return createApp({ ...options, source: only!.source, log })
  return createSite(
    served.map(({ place, source }) => ({ ...options, name: place.name, source })),
    log
  )
}

/** Says where the server is: for one destination its routes and a command line, or why the code does not load. */
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
