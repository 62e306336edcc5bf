import type { DestinationDefinition } from '@segment/actions-core'
import type { BrowserDestinationDefinition } from '@segment/browser-destination-runtime/types'
import { createSender, type Loaded } from '@segment/actions-session'
import { createApi } from '../server/api'
import { createChanges, type Changes } from '../server/changes'
import { createPage, PAGE_PATH, type TesterPage } from '../server/page'
import type { DestinationPlace } from '../workspace/destinations'
import { createSource, forgetRuntime, type Source } from '../workspace/source'

/** The Actions Tester beside a page with destinations that run in browsers. */
export interface WebTester {
  /** Answers requests for the page of the tester and its API; undefined for others. Builds the page at the first one. */
  answer: (request: Request) => Promise<Response> | Response | undefined
  /** Loads the definitions again, and tells open pages of it. */
  reload: (files: string[]) => void
  close: () => void
}

/**
 * Makes the page of the tester and its JSON API.
 *
 * @param root the workspace
 * @param places destinations that run in browsers
 * @param print prints that the page is being built
 */
export async function createWebTester(
  root: string,
  places: readonly DestinationPlace[],
  print: (line: string) => void
): Promise<WebTester> {
  const changes: Changes = createChanges()
  const stopping = new AbortController()
  const destinations = places.map((place) => ({ name: place.name, source: webSource(createSource(place)) }))
  const { Hono } = await import('hono')
  const app = new Hono()
  const rewrites = new Map<string, string>()
  const send = createSender(rewrites, [])
  app.route('/api', await createApi({ root, destinations, rewrites, send, changes, signal: stopping.signal }))
  let page: TesterPage | undefined
  return {
    answer: (request) => {
      const { pathname } = new URL(request.url)
      if (pathname.startsWith('/api/')) return app.fetch(request)
      if (pathname !== PAGE_PATH && !pathname.startsWith(`${PAGE_PATH}/`)) return undefined
      page ??= createPage(print)
      return page.answer(request)
    },
    reload: (files) => {
      forgetRuntime(files)
      const errors = destinations.flatMap(({ source }) => errorOf(() => source.reload()))
      changes.tell('reload', { files, errors })
    },
    close: () => {
      page?.close()
      stopping.abort()
      changes.close()
    }
  }
}

function errorOf(act: () => void): string[] {
  try {
    act()
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/** The source of a destination that runs in browsers, with its settings where those of servers are. */
function webSource(source: Source): Source {
  let last: { of: Loaded; loaded: Loaded } | undefined
  return {
    current: () => {
      const loaded = source.current()
      if (last?.of !== loaded) last = { of: loaded, loaded: { ...loaded, definition: asLoaded(loaded.definition) } }
      return last.loaded
    },
    reload: () => source.reload()
  }
}

function asLoaded(definition: unknown): DestinationDefinition {
  const { settings = {}, ...others } = definition as BrowserDestinationDefinition
  return { ...others, authentication: { scheme: 'custom', fields: settings } } as unknown as DestinationDefinition
}
