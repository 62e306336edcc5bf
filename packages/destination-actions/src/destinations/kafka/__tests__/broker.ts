import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'

/** A message as it came over the wire. */
export interface Message {
  topic: string
  partition: number
  key: string | null
  value: string | null
  headers: [name: string, value: string][]
}

/** What a broker for tests does. */
export interface BrokerOptions {
  /** The topics, each with two partitions. */
  topics: string[]
  /** Who may connect; absent for everybody. */
  user?: { mechanism: 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512'; name: string; password: string }
  tls?: TlsOptions
  /** Answers to each list of messages: an error code of the protocol, 0 for none. Default: 0. */
  produce?: () => number
}

/** A broker of Kafka in this process. */
export interface Broker {
  address: string
  port: number
  messages: Message[]
  /** How many connections were opened so far. */
  opened: () => number
  /** The connections that are open now. */
  sockets: Set<Socket>
  close: () => Promise<void>
}

/** The requests that it answers, by key, and the only version it answers of each. */
const VERSIONS = {
  produce: [0, 3],
  metadata: [3, 1],
  saslHandshake: [17, 1],
  apiVersions: [18, 0],
  saslAuthenticate: [36, 0]
}

/**
 * Starts a broker that speaks as much of Kafka's protocol as a producer needs.
 *
 * Source: https://kafka.apache.org/protocol.html
 */
export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const sockets = new Set<Socket>()
  const messages: Message[] = []
  let opened = 0
  const accept = (socket: Socket) => {
    opened += 1
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    const session = {
      options,
      messages,
      port: () => (server.address() as AddressInfo).port,
      answerSasl: saslOf(options.user)
    }
    let waiting = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      waiting = Buffer.concat([waiting, chunk])
      while (waiting.length >= 4 && waiting.length >= 4 + waiting.readInt32BE(0)) {
        const end = 4 + waiting.readInt32BE(0)
        const answer = answerTo(new Reader(waiting.subarray(4, end)), session)
        waiting = waiting.subarray(end)
        socket.write(Buffer.concat([int32(answer.length), answer]))
      }
    })
  }
  const server: Server = options.tls ? createTlsServer(options.tls, accept) : createServer(accept)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `localhost:${port}`,
    port,
    messages,
    opened: () => opened,
    sockets,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    }
  }
}

interface Session {
  options: BrokerOptions
  messages: Message[]
  port: () => number
  answerSasl: (bytes: Buffer) => { error?: string; bytes: Buffer }
}

function answerTo(request: Reader, session: Session): Buffer {
  const [key] = [request.int16(), request.int16()]
  const correlation = int32(request.int32())
  request.string()
  const handler = handlers[key]
  if (!handler) throw new Error(`The broker for tests has no answer to the request ${key}.`)
  return Buffer.concat([correlation, handler(request, session)])
}

const handlers: Record<number, (request: Reader, session: Session) => Buffer> = {
  18: () =>
    Buffer.concat([
      int16(0),
      list(Object.values(VERSIONS), ([key, version]) =>
        Buffer.concat([key, version, version].map((one) => int16(one!)))
      )
    ]),
  17: (request, { options: { user } }) => {
    const known = request.string() === user?.mechanism
    return Buffer.concat([int16(known ? 0 : 33), list([user?.mechanism ?? ''], string)])
  },
  36: (request, { answerSasl }) => {
    const { error, bytes } = answerSasl(request.bytes())
    return Buffer.concat([int16(error ? 58 : 0), error ? string(error) : int16(-1), int32(bytes.length), bytes])
  },
  3: (request, { options: { topics }, port }) => {
    const asked = request.list(() => request.string())
    const partition = (id: number) => Buffer.concat([int16(0), int32(id), int32(0), list([0], int32), list([0], int32)])
    const topic = (name: string) => {
      const known = topics.includes(name)
      return Buffer.concat([int16(known ? 0 : 3), string(name), Buffer.from([0]), list(known ? [0, 1] : [], partition)])
    }
    return Buffer.concat([
      list([0], () => Buffer.concat([int32(0), string('localhost'), int32(port()), int16(-1)])),
      int32(0),
      list(asked.length > 0 ? asked : topics, topic)
    ])
  },
  0: (request, { options: { produce = () => 0 }, messages }) => {
    request.string()
    request.int16()
    request.int32()
    const topics = request.list(() => ({
      topic: request.string(),
      partitions: request.list(() => ({ partition: request.int32(), batch: request.bytes() }))
    }))
    const error = produce()
    const answers = list(topics, ({ topic, partitions }) =>
      Buffer.concat([
        string(topic),
        list(partitions, ({ partition, batch }) => {
          if (error === 0) messages.push(...recordsIn(batch).map((record) => ({ topic, partition, ...record })))
          return Buffer.concat([int32(partition), int16(error), Buffer.alloc(8), Buffer.alloc(8, 0xff)])
        })
      ])
    )
    return Buffer.concat([answers, int32(0)])
  }
}

/** https://kafka.apache.org/documentation/#recordbatch */
function recordsIn(batch: Buffer) {
  const reader = new Reader(batch)
  reader.skip(8 + 4 + 4 + 1 + 4 + 2 + 4 + 8 + 8 + 8 + 2 + 4)
  return reader.list(() => {
    reader.varint()
    reader.skip(1)
    reader.varint()
    reader.varint()
    const [key, value] = [reader.text(), reader.text()]
    const headers = Array.from({ length: reader.varint() }, (): [string, string] => [
      reader.text()!,
      reader.text() ?? ''
    ])
    return { key, value, headers }
  })
}

/** The server's side of SASL: PLAIN (RFC 4616) or SCRAM (RFC 5802). */
function saslOf(user: BrokerOptions['user']): Session['answerSasl'] {
  const refused = { error: 'Authentication failed.', bytes: Buffer.alloc(0) }
  if (!user) return () => refused
  if (user.mechanism === 'PLAIN') {
    return (bytes) =>
      bytes.toString() === `\0${user.name}\0${user.password}` ||
      bytes.toString() === `${user.name}\0${user.name}\0${user.password}`
        ? { bytes: Buffer.alloc(0) }
        : refused
  }
  const digest = user.mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512'
  const [salt, iterations, size] = ['c2FsdA==', 4096, digest === 'sha256' ? 32 : 64] as const
  const salted = pbkdf2Sync(user.password, Buffer.from(salt, 'base64'), iterations, size, digest)
  const hmac = (key: Buffer, text: string) => createHmac(digest, key).update(text).digest()
  let first: { bare: string; answer: string } | undefined
  return (bytes) => {
    const text = bytes.toString()
    if (!first) {
      const bare = text.replace(/^n,,/, '')
      const [, name, nonce] = /^n=([^,]*),r=(.*)$/.exec(bare) ?? []
      if (name !== user.name) return refused
      first = { bare, answer: `r=${nonce}server,s=${salt},i=${iterations}` }
      return { bytes: Buffer.from(first.answer) }
    }
    const [, withoutProof = '', proof = ''] = /^(.*),p=(.*)$/.exec(text) ?? []
    const signed = `${first.bare},${first.answer},${withoutProof}`
    const clientKey = hmac(salted, 'Client Key')
    const signature = hmac(createHash(digest).update(clientKey).digest(), signed)
    const expected = Buffer.from(clientKey.map((byte, index) => byte ^ signature[index]!)).toString('base64')
    if (proof !== expected) return refused
    return { bytes: Buffer.from(`v=${hmac(hmac(salted, 'Server Key'), signed).toString('base64')}`) }
  }
}

class Reader {
  private at = 0
  constructor(private readonly buffer: Buffer) {}
  skip(count: number) {
    this.at += count
  }
  int16() {
    return this.buffer.readInt16BE((this.at += 2) - 2)
  }
  int32() {
    return this.buffer.readInt32BE((this.at += 4) - 4)
  }
  string() {
    return this.slice(this.int16()).toString()
  }
  bytes() {
    return this.slice(this.int32())
  }
  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: Math.max(this.int32(), 0) }, read)
  }
  varint() {
    let [value, shift] = [0, 0]
    for (;;) {
      const byte = this.buffer[this.at++]!
      value += (byte & 0x7f) * 2 ** shift
      shift += 7
      if (byte < 0x80) return value % 2 === 0 ? value / 2 : -(value + 1) / 2
    }
  }
  text() {
    const length = this.varint()
    return length < 0 ? null : this.slice(length).toString()
  }
  private slice(length: number) {
    const start = this.at
    this.at += Math.max(length, 0)
    return this.buffer.subarray(start, this.at)
  }
}

function int16(value: number) {
  const bytes = Buffer.alloc(2)
  bytes.writeInt16BE(value)
  return bytes
}

function int32(value: number) {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function string(text: string) {
  return Buffer.concat([int16(Buffer.byteLength(text)), Buffer.from(text)])
}

function list<Item>(items: readonly Item[], write: (item: Item) => Buffer) {
  return Buffer.concat([int32(items.length), ...items.map(write)])
}
