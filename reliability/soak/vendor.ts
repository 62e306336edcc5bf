import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A vendor that answers as the path of a request says: well, or with one of {@link FAULTS}. */
export interface FaultyVendor {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** How often a request with the ID has arrived. */
  arrivalsOf: (id: string) => number
  /** How often it has answered with each fault, by its path. */
  faults: Record<string, number>
  close: () => Promise<void>
}

type Answer = (response: ServerResponse, body: Record<string, unknown>) => void

const json = (response: ServerResponse, status: number, body: unknown, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

const bomb = gzipSync(Buffer.alloc(30 * 2 ** 20))
const half = '{"text": "'.padEnd(1000, 'a')
const tooLarge = Buffer.alloc(11 * 2 ** 20, 'a')

/** What the vendor does wrong, by the path that asks for it. */
export const FAULTS: Record<string, Answer> = {
  '/500': (response) => json(response, 500, { error: 'broken' }),
  '/429': (response) => json(response, 429, { error: 'too many' }, { 'retry-after': '1' }),
  '/400': (response, { id }) => json(response, 400, { error: `${String(id)} is not valid` }),
  '/no-answer': (response) => void response.destroy(),
  '/half': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2000 })
    response.write(half, () => response.destroy())
  },
  '/too-large': (response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(tooLarge),
  '/bomb': (response) =>
    response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(bomb),
  '/not-gzip': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'),
  '/not-json': (response) => response.writeHead(500, { 'content-type': 'application/json' }).end('{"a": '),
  '/nested': (response) => response.writeHead(500, { 'content-type': 'application/json' }).end('['.repeat(20_000)),
  '/circle': (response) => response.writeHead(307, { location: '/circle' }).end(),
  '/nowhere': (response) => response.writeHead(302, { location: 'http://[' }).end()
}

/** Starts a vendor on the loopback address. It echoes the ID and the version of good requests after a random moment. */
export async function startFaultyVendor(random: () => number): Promise<FaultyVendor> {
  const arrivals = new Map<string, number>()
  const faults: Record<string, number> = Object.fromEntries(Object.keys(FAULTS).map((path) => [path, 0]))
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse((await textOf(request)) || '{}') as { id?: string; ids?: string[] }
    const fault = FAULTS[request.url!]
    if (fault) {
      faults[request.url!]!++
      return fault(response, body)
    }
    for (const id of body.ids ?? [body.id!]) arrivals.set(id, (arrivals.get(id) ?? 0) + 1)
    setTimeout(() => json(response, 200, body), random() * 20)
  }
  // A request that ends early needs no answer.
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()))
  // A connection that is closed when it is used again would be another fault, which no side can prevent.
  server.keepAliveTimeout = 3_600_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivalsOf: (id) => {
      const count = arrivals.get(id) ?? 0
      // Each ID is asked for once, and the soak goes on for an hour.
      arrivals.delete(id)
      return count
    },
    faults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
