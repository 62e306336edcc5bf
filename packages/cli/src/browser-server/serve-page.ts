import { join, relative } from 'node:path'
import { HOST, listen } from '../server/listen'
import type { Serving } from '../server/serve'
import type { DestinationPlace } from '../workspace/destinations'
import { watchFiles } from '../workspace/watch-files'
import { createPageApp } from './page-app'
import { createPageSource } from './page-source'

/** What to show on the page, and how. */
export interface PageOptions {
  /** The root of the workspace. */
  root: string
  /** Destinations that run in a browser, at least one. */
  places: readonly DestinationPlace[]
  /** The port asked for, 0 for any free one. Default: 3000 or the next free one. */
  port?: number
  /** Prints a line. */
  print: (line: string) => void
}

/**
 * Serves a page on the loopback address on which analytics.js runs with the destinations: it sends events, and shows
 * which triggers match, what the mappings make of them, and what reaches the SDK. It is reloaded when a file changes.
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
  const listening = await listen(app, port)
  const origin = `http://${HOST}:${listening.port}`
  const runtime = ['actions-core', 'browser-destinations'].map((name) => join(root, 'packages', name, 'src'))
  const watched = [...places.map(({ directory }) => directory), ...runtime]
  let rebuilding = Promise.resolve()
  const reload = (files: string[] = []) => {
    const names = files.map((file) => relative(root, file)).join(', ')
    rebuilding = rebuilding.then(() => rebuild(names && `: ${names} changed`))
  }
  const watcher = await watchFiles(watched, watched, reload, (error) =>
    print(`Some changes will not be noticed: ${(error as Error).message}`)
  )
  print(`${places.map(({ name }) => name).join(' and ')} in a browser: open ${origin}`)
  return {
    origin,
    reload: () => reload(),
    stop: async () => {
      await watcher.close()
      await rebuilding
      // The streams of open pages do not end by themselves.
      await listening.close(0)
    }
  }
}
