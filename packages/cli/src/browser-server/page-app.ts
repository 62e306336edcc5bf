import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context, Hono } from 'hono'
import type { PageSource } from './page-source'

/** The page may load what this server has, and run no text as code. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'"

/** A real SDK loads what it wants from its vendor; it still runs no text as code. */
const REAL_SDK = [
  "default-src 'self' https: wss: data: blob:",
  "script-src 'self' https: blob:",
  "style-src 'self' https: 'unsafe-inline'",
  "base-uri 'none'"
].join('; ')

/**
 * Makes the application that answers with the page, its scripts, what it shows, and `GET /changes`, a stream of events
 * with a message for each change of the code.
 *
 * @param onChange registers a listener for changes and gives what takes it away
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
  app.get('/page.css', (context) => context.body(pageFile('page.css'), 200, { 'content-type': 'text/css' }))
  app.get('/configuration.json', (context) => context.json(source.configuration()))
  app.get('/changes', (context) =>
    streamSSE(context, async (stream) => {
      const stop = onChange(() => void stream.writeSSE({ data: 'changed' }))
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
