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
  let built: Promise<Files> | undefined
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
        (files) => answerFile(files, pathname.slice(PAGE_PATH.length + 1), request.headers.get('accept-encoding')),
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

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

function readFiles(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), new Uint8Array(readFileSync(join(folder, name)))]))
}

/** The encodings in which the build has each file, the smallest first. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz']
] as const

/** Answers with a file of the build; with the page itself for an address within the page. */
function answerFile(files: Files, path: string, accepted: string | null): Response {
  const isAsset = path.startsWith('assets/')
  const name = isAsset ? path : 'index.html'
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
  if (!type || !files.has(name)) return new Response('There is no such file. Reload the page.\n', { status: 404 })
  const [encoding, ending] = ENCODINGS.find(([each]) => accepts(accepted, each)) ?? []
  return new Response(files.get(`${name}${ending ?? ''}`), {
    headers: {
      'content-type': type,
      ...(encoding && { 'content-encoding': encoding }),
      vary: 'accept-encoding',
      // The name of an asset changes with its content.
      'cache-control': isAsset ? 'max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer'
    }
  })
}

/** Whether an `Accept-Encoding` header names an encoding, and not with `q=0`. */
function accepts(header: string | null, encoding: string): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    return name === encoding && !parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter))
  })
}
