import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { FailureError } from '@segment/actions-input'
import { CallError, refusalOf, toRejection } from '@segment/actions-session'

/** The address of the server: on this machine only. */
export const HOST = '127.0.0.1'

/** The first port to try if none is passed. */
export const DEFAULT_PORT = 3000

/** How many ports to try if none is passed. */
const TRIES = 50

/** A server that is listening. */
export interface Listening {
  port: number
  /** Stops accepting calls. Resolves when those in flight have ended, or were aborted after `patience` milliseconds. */
  close: (patience: number) => Promise<void>
}

interface Ports {
  first?: number
  flag?: string
}

/**
 * Starts a server for `app` on the loopback address. It answers 403 to requests of other sites and to other names.
 *
 * @param allowed the origins of pages that may call it besides its own. Default: none
 * @param port the port, 0 for any free one; if absent, the first one or the next free one
 * @param ports `first` port to try, and the `flag` that sets it. Default: 3000, `--port`
 * @throws FailureError if the port is not available, or no port is free
 */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  port?: number,
  allowed?: ReadonlySet<string>,
  ports: Ports = {}
): Promise<Listening> {
  const { createAdaptorServer } = await import('@hono/node-server')
  // The runtime recognizes responses by the class Response, so that must not be replaced while it runs.
  const server = createAdaptorServer({
    fetch: (request, ...rest) => refuse(request, allowed) ?? app.fetch(request, ...rest),
    overrideGlobalObjects: false
  }) as Server
  await bind(server, port, ports)
  return { port: (server.address() as AddressInfo).port, close: (patience) => close(server, patience) }
}

/** Returns the answer to a request that must not be served; undefined for others. */
export function refuse(request: Request, allowed?: ReadonlySet<string>): Response | undefined {
  const message = refusalOf(request, allowed)
  return message === undefined ? undefined : Response.json(toRejection(new CallError(403, message)), { status: 403 })
}

async function bind(
  server: Server,
  port: number | undefined,
  { first = DEFAULT_PORT, flag = '--port' }: Ports
): Promise<void> {
  for (let next = port ?? first; ; next++) {
    try {
      return await bindTo(server, next)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (port === undefined && code === 'EADDRINUSE' && next < first + TRIES - 1) continue
      const reason = code === 'EADDRINUSE' ? 'it is taken by another program' : message
      throw new FailureError(
        `Port ${next} of ${HOST} is not available: ${reason}. Pass another with ${flag}, or ${flag} 0 for any free one.`,
        { cause: error }
      )
    }
  }
}

function bindTo(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    // A keep-alive connection is idle only after its call has ended.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    const deadline = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(deadline)
      resolve()
    })
  })
}
