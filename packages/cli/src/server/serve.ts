import { join, relative } from 'node:path'
import type { DestinationPlace } from '../workspace/destinations'
import { createApp } from './app'
import { createEnvFile } from './env-file'
import { HOST, listen } from './listen'
import type { Rewrites } from './rewrite'
import { describeStart } from './routes'
import { createSource, type Source } from './source'
import { watchedPaths, watchFiles } from './watch'

/** What to serve, and how. */
export interface ServeOptions {
  /** The root of the workspace; its file `.env` is read. */
  root: string
  place: DestinationPlace
  /** The port asked for, 0 for any free one. Default: 3000 or the next free one. */
  port?: number
  /** Where requests of the destination go instead. */
  rewrites: Rewrites
  /** Prints a line. */
  print: (line: string) => void
}

/** A destination that is being served. */
export interface Serving {
  port: number
  /** Stops: calls in flight may end within 8 seconds. */
  stop: () => Promise<void>
}

/** How long calls in flight may take to end when the server stops, in milliseconds. */
const PATIENCE_MS = 8000

/**
 * Serves a destination on the loopback address and loads its code anew when a file changes, on the same port; calls in
 * flight go on with the code that they began with. Code that does not load is reported and answered with 500 until it is
 * repaired.
 */
export async function serve({ root, place, port, rewrites, print }: ServeOptions): Promise<Serving> {
  const readEnvFile = createEnvFile(join(root, '.env'))
  readEnvFile()
  const source = createSource(place)
  const listening = await listen(await createApp({ source, rewrites, log: print }), port)
  const reload = (files: string[]) => {
    const names = files.map((file) => relative(root, file)).join(', ')
    try {
      readEnvFile()
      source.reload()
      print(`Reloaded: ${names} changed.`)
    } catch (error) {
      print(`Not reloaded: ${names} changed. ${(error as Error).message}`)
    }
  }
  const watcher = await watchFiles([root, place.directory], watchedPaths(root, place), reload, (error) =>
    print(`Some changes will not be noticed: ${(error as Error).message}`)
  )
  const strayErrors = surviveStrayErrors(print)
  announce(source, `http://${HOST}:${listening.port}`, print)
  return {
    port: listening.port,
    stop: async () => {
      await watcher.close()
      await listening.close(PATIENCE_MS)
      strayErrors.stop()
    }
  }
}

/**
 * Keeps the process up when a destination's code throws outside of a call, in a timer or in a promise that nobody waits
 * for. Only the kind of error and its place are printed: the message may hold a secret, and it is not known whose.
 */
function surviveStrayErrors(print: (line: string) => void): { stop: () => void } {
  const report = (error: unknown) => {
    const { name = typeof error, stack = '' } = Object(error) as { name?: string; stack?: string }
    const place = /^ +at .*$/m.exec(stack)?.[0].trim() ?? 'at a place that it does not tell'
    print(`A call left something behind that failed later: ${name} ${place}. Await it, so that the call can fail.`)
  }
  process.on('unhandledRejection', report).on('uncaughtException', report)
  return { stop: () => process.off('unhandledRejection', report).off('uncaughtException', report) }
}

/** Prints where the server is, its routes and the command line of the first action; or why the code does not load. */
function announce(source: Source, origin: string, print: (line: string) => void): void {
  try {
    print(describeStart(source.current(), origin))
  } catch (error) {
    print(`Serving on ${origin}, once the code loads. ${(error as Error).message}`)
  }
}
