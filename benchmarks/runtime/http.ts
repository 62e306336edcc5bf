import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accountOf, definition } from './deliveries'
import { events } from './inputs'
import { median, type Measured } from './measure'
import { ours, peer, undiciTransport } from './peer'
import type { JSONObject, SegmentEvent } from './types'

const IN_FLIGHT = 100
const ROUNDS = 11
/** By then the compiler of node is done with both. */
const ROUNDS_OF_WARM_UP = 6
const EVENTS_IN_ROUND = 600

interface Destination {
  onEvent(event: SegmentEvent, settings: JSONObject): Promise<unknown>
  responses: unknown[]
}

/** Delivers over real connections to a server in a process of its own, with 100 events on their way at any time. */
export async function measureHttp(): Promise<Measured> {
  const server = fork(__filename, { env: { ...process.env, BENCHMARK_SERVER: '1' } })
  const port = await new Promise<number>((resolve) => server.once('message', (message) => resolve(Number(message))))
  const url = `http://127.0.0.1:${port}/`
  const transport = undiciTransport()
  const sides = [new ours.Destination(definition(url), { transport }), new peer.Destination(definition(url))]
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < ROUNDS_OF_WARM_UP; round++) for (const side of sides) await deliver(side)
  for (let round = 0; round < ROUNDS; round++) {
    for (const side of round % 2 === 0 ? [0, 1] : [1, 0]) times[side as 0 | 1].push(await deliver(sides[side]!))
  }
  server.kill()
  const [left, right] = times
  return { ours: median(left), peer: median(right), ratio: median(left.map((time, n) => right[n]! / time)) }
}

/** Gives the microseconds that an event took, of the time of all. */
async function deliver(destination: Destination): Promise<number> {
  const account = accountOf(1)
  const pool = events(32)
  let next = 0
  const deliverInTurn = async (): Promise<void> => {
    while (next < EVENTS_IN_ROUND) await destination.onEvent(pool[next++ & 31]!, account)
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: IN_FLIGHT }, deliverInTurn))
  destination.responses.length = 0
  return ((performance.now() - start) * 1000) / EVENTS_IN_ROUND
}

if (process.env.BENCHMARK_SERVER) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json').end('{"ok":true}')
    })
  })
  // Otherwise a slow machine closes connections that a side is about to use.
  server.keepAliveTimeout = 600_000
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
  process.once('disconnect', () => process.exit())
}
