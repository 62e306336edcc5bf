import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A vendor on this machine. A path that begins with a status gets that status; its tokens can be refreshed once each. */
export async function startVendor() {
  let generation = 1
  const vendor = { url: '', closedUrl: '', refreshes: 0, close: () => {} }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      const path = request.url ?? '/'
      const answer = (status: number, data: unknown, headers: Record<string, string> = {}) =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(data))
      if (path === '/hang') return
      if (path === '/token') {
        if (!body.includes(`refresh-${generation}`)) return answer(400, { error: 'invalid_grant' })
        generation++
        vendor.refreshes++
        return answer(200, { accessToken: `access-${generation}`, refreshToken: `refresh-${generation}` })
      }
      if (path === '/oauth') {
        return answer(request.headers.authorization === `Bearer access-${generation}` ? 200 : 401, {})
      }
      const status = Number(/^\/(\d{3})/.exec(path)?.[1] ?? 200)
      // As many vendors do, it repeats what it got.
      const reason = status < 400 ? { ok: true, echo: body } : { error: 'field foo is not known', echo: body }
      answer(status, reason, status === 429 ? { 'retry-after': '2' } : {})
    })
  })
  vendor.url = await listen(server)
  const closed = createServer()
  vendor.closedUrl = await listen(closed)
  closed.close()
  vendor.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return vendor
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
