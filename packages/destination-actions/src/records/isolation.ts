import crypto from 'node:crypto'
import { Socket } from 'node:net'
import { withGlobal } from '@sinonjs/fake-timers'
import type { Transport } from '@segment/actions-core'

/** The surroundings of an isolated run. */
export interface Isolation {
  /** The time, as ISO 8601. */
  clock: string
  /** Environment variables to set during the run. Default: none. */
  env?: Record<string, string>
  /** Answers requests of the global fetch. */
  transport: Transport
}

const timers = withGlobal(globalThis)

/** Restarts the random values of `Math` and `node:crypto` from a seed. */
export type Reseed = (seed: string) => void

/**
 * Runs a function with a fixed clock, seeded randomness, a global fetch that uses the given transport, and no way to open
 * a connection. Timers run as usual. Restores everything afterwards.
 */
export async function inIsolation<Given>(
  { clock, env = {}, transport }: Isolation,
  act: (reseed: Reseed) => Promise<Given>
): Promise<Given> {
  const time = timers.install({ now: new Date(clock), toFake: ['Date'] })
  const random = createRandom()
  const restore = [
    replace(process.env, env),
    replace(globalThis, { fetch: fetchBy(transport) }),
    replace(Math, { random: random.fraction }),
    replace(crypto, random.functions),
    replace(crypto.webcrypto, { getRandomValues: random.fill, randomUUID: random.uuid }),
    replace(Socket.prototype, { connect: refuse })
  ]
  try {
    return await act(random.reseed)
  } finally {
    for (const undo of restore) undo()
    time.uninstall()
  }
}

/** Sets keys of an object. Returns a function that restores them. */
function replace(object: object, values: object): () => void {
  const before = Object.keys(values).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)] as const)
  for (const [key, value] of Object.entries(values)) {
    // The environment only accepts strings, and only by assignment.
    if (object === process.env) Object.assign(object, { [key]: value })
    else Object.defineProperty(object, key, { value, configurable: true, writable: true, enumerable: true })
  }
  return () => {
    for (const [key, descriptor] of before) {
      if (descriptor) Object.defineProperty(object, key, descriptor)
      else delete (object as Record<string, unknown>)[key]
    }
  }
}

function fetchBy(transport: Transport) {
  return (input: string | URL | Request, init?: RequestInit) => {
    const request = input instanceof Request ? input : undefined
    const { method = 'GET', headers, body = null } = { ...requestInit(request), ...init }
    return transport(request?.url ?? String(input), { method, headers: new Headers(headers), body } as Init)
  }
}

type Init = Parameters<Transport>[1]

function requestInit(request: Request | undefined): RequestInit {
  return request ? { method: request.method, headers: request.headers, body: request.body } : {}
}

function refuse(): never {
  throw new Error('Replays cannot open connections. Send with the request client or fetch.')
}

/** Returns random values from hashes of a seed and a counter. */
function createRandom() {
  let seed = ''
  let count = 0
  const bytes = (size: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(size / 32) }, () =>
      crypto
        .createHash('sha256')
        .update(`${seed} ${(count += 1)}`)
        .digest()
    )
    return Buffer.concat(blocks).subarray(0, size)
  }
  const fraction = () => bytes(6).readUIntBE(0, 6) / 2 ** 48
  const fill = <View extends ArrayBufferView>(view: View): View => {
    new Uint8Array(view.buffer, view.byteOffset, view.byteLength).set(bytes(view.byteLength))
    return view
  }
  // https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4
  const uuid = () => {
    const hex = bytes(16).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  const within = (low: number, high: number) => low + Math.floor(fraction() * (high - low))
  return {
    reseed: (text: string) => void ([seed, count] = [text, 0]),
    fraction,
    fill,
    uuid,
    functions: {
      randomUUID: uuid,
      randomFillSync: fill,
      randomInt: (low: number, high?: number) => (high === undefined ? within(0, low) : within(low, high)),
      randomBytes: (size: number, done?: (error: null, made: Buffer) => void) =>
        done ? void setImmediate(done, null, bytes(size)) : bytes(size)
    }
  }
}
