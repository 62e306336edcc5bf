import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as textOf } from 'node:stream/consumers'

/** The strictest policy that a page with destinations can have: scripts of its own and of the vendors, no other code. */
export function policyFor(...origins: string[]): string {
  return `default-src 'none'; script-src 'self' ${origins.join(' ')}; connect-src 'self'; base-uri 'none'`
}

/** A server on loopback for some files. */
export interface Site {
  origin: string
  /** Waits for what a page sends to `/report`. */
  report: () => Promise<string>
  close: () => Promise<void>
}

/**
 * Serves files to pages of any origin, and at `/` an empty page that loads `/page.js` and may send a report.
 *
 * @param files the text of each file by its path
 * @param policy the Content-Security-Policy of the page
 * @param nonce of the script of the page
 */
export async function serveSite(
  files: ReadonlyMap<string, Uint8Array | string>,
  policy: string,
  nonce = ''
): Promise<Site> {
  const reports = new EventEmitter()
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://site').pathname.slice(1)
    response.setHeader('access-control-allow-origin', '*')
    if (path === '') {
      response.setHeader('content-type', 'text/html')
      response.setHeader('content-security-policy', policy)
      return response.end(`<!doctype html><title>Page</title><script nonce="${nonce}" src="/page.js"></script>`)
    }
    if (path === 'report') {
      void textOf(request).then((body) => reports.emit('report', body))
      return response.end()
    }
    const file = files.get(path)
    response.statusCode = file === undefined ? 404 : 200
    response.setHeader('content-type', 'text/javascript')
    return response.end(file)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    report: async () => ((await once(reports, 'report')) as [string])[0],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
