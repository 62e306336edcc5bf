import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Arrived {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export type Handler = (request: Arrived, response: ServerResponse) => void

/** A real HTTP server on a port that the system chooses, at the two names of this machine. */
export interface LocalServer {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** The same server under a name that makes another origin: `http://localhost:<port>` */
  otherOrigin: string
  /** What arrived since the last `answer`, in order. */
  arrived: Arrived[]
  /** How many connections were opened so far. */
  connections: () => number
  /** Sets how requests are answered from now on. */
  answer(handler: Handler): void
  close(): Promise<void>
}

const empty: Handler = (_request, response) => response.end()

/** Starts a server that answers 200 with an empty body until told otherwise. */
export async function startLocalServer(): Promise<LocalServer> {
  let handler = empty
  let connections = 0
  const arrived: Arrived[] = []

  const server: Server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
    } catch {
      return // The client went away while it was sending; there is nobody to answer.
    }
    const { method = '', url: path = '', headers } = incoming
    const request = { method, path, headers, body: Buffer.concat(chunks).toString() }
    arrived.push(request)
    handler(request, response)
  })
  server.on('connection', () => connections++)
  // Longer than a suite takes on a slow machine, so that neither side closes a connection between two requests.
  server.keepAliveTimeout = 600_000
  // All addresses: `localhost` may be ::1 or 127.0.0.1.
  server.listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    origin: `http://127.0.0.1:${port}`,
    otherOrigin: `http://localhost:${port}`,
    arrived,
    connections: () => connections,
    answer(next) {
      arrived.length = 0
      handler = next
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}

/** Answers with a value as JSON. */
export function json(value: unknown): Handler {
  return (_request, response) => {
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.end(JSON.stringify(value))
  }
}
