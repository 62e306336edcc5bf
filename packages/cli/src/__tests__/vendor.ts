import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that a vendor got. */
export interface Received {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** What a vendor answers with. The body is sent as JSON. */
export interface Answer {
  /** Default: 200. */
  status?: number
  /** Headers beside the content type. Default: none. */
  headers?: Record<string, string>
  body: unknown
}

/** A server on the loopback address in the place of a vendor. */
export interface Vendor {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** All requests so far, in order. */
  received: Received[]
  /** Ends it and its connections. */
  close: () => Promise<void>
}

/** Starts a vendor that answers each request as `answer` says, on a port that the system chooses. */
export async function startVendor(answer: (request: Received) => Answer): Promise<Vendor> {
  const received: Received[] = []
  const server = createServer(async (incoming, response) => {
    let text = ''
    for await (const chunk of incoming) text += chunk
    const { method = '', url = '', headers: sent } = incoming
    const request = { method, url, headers: sent, body: text }
    received.push(request)
    const { status = 200, headers, body } = answer(request)
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin: `http://127.0.0.1:${port}`, received, close }
}
