import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildPage } from '@segment/actions-tester'

/** The path of the page of the Actions Tester. */
export const PAGE_PATH = '/tester'

/** The page of the Actions Tester. */
export interface TesterPage {
  /**
   * Answers a request for the page or one of its files, and leads a browser from the root page to it. Returns undefined
   * for all other requests.
   */
  answer: (request: Request) => Promise<Response> | undefined
  /** Builds it now if that is needed. Default: with the first request for it. */
  prepare: () => void
  /** Stops a build that is under way. */
  close: () => void
}

/** What the page may load: only what this server has. Editors and plots set styles of their own. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; " +
  "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8'
}

/**
 * Makes the page, which is built if it is missing or its code has changed. Requests for it wait for the build, others do
 * not.
 *
 * @param print prints that it is being built, or why it cannot be
 */
export function createPage(print: (line: string) => void): TesterPage {
  let built: Promise<Map<string, Uint8Array<ArrayBuffer>>> | undefined
  let stop = () => {}
  let isClosed = false
  const prepare = () => {
    if (built) return built
    const build = buildPage()
    if (build.isNeeded) print('Building the page of the Actions Tester, as its code is new. This takes some seconds.')
    stop = build.stop
    // In memory, as the next build removes this one.
    built = build.folder.then(readFiles)
    built.catch((error: Error) => isClosed || print(error.message))
    return built
  }
  return {
    answer: (request) => {
      const { pathname } = new URL(request.url)
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
      const isBrowser = request.headers.get('accept')?.includes('text/html')
      if (pathname === '/' && isBrowser) {
        return Promise.resolve(new Response(null, { status: 302, headers: { location: PAGE_PATH, vary: 'accept' } }))
      }
      if (pathname !== PAGE_PATH && !pathname.startsWith(`${PAGE_PATH}/`)) return undefined
      return prepare().then(
        (files) => answerFile(files, pathname.slice(PAGE_PATH.length + 1)),
        (error: Error) => new Response(`${error.message}\n`, { status: 500 })
      )
    },
    prepare: () => void prepare(),
    close: () => {
      isClosed = true
      stop()
    }
  }
}

function readFiles(folder: string): Map<string, Uint8Array<ArrayBuffer>> {
  const names = ['index.html', ...readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`)]
  return new Map(names.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
}

/** Answers with a file of the build; with the page itself for an address within the page. */
function answerFile(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, path: string): Response {
  const isAsset = path.startsWith('assets/')
  const name = isAsset ? path : 'index.html'
  const file = files.get(name)
  if (!file) return new Response('There is no such file. Reload the page.\n', { status: 404 })
  return new Response(file, {
    headers: {
      'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
      // The name of an asset changes with its content.
      'cache-control': isAsset ? 'max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer'
    }
  })
}
