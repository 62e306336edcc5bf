import { createServer } from 'node:http'
import { once } from 'node:events'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { createRequestClient } from '../client'
import type { RequestOptions } from '../options'
import { fetchTransport, type Transport, type TransportInit } from '../transport'
import { undiciTransport } from '../undici'
import { json, startLocalServer, type Handler, type LocalServer } from './local-server'

const bytes = new TextEncoder().encode('näh')

const fetchHeaders = { 'accept-language': '*', 'sec-fetch-mode': 'cors', 'accept-encoding': 'gzip, deflate' }

describe.each<[string, Transport, Record<string, string>]>([
  ['fetch', fetchTransport, fetchHeaders],
  ['undici', undiciTransport(), { 'accept-encoding': 'gzip, deflate, br' }]
])('the transport over %s', (_name, transport, extra) => {
  const request = createRequestClient({ transport })

  let server: LocalServer
  beforeAll(async () => {
    server = await startLocalServer()
  })
  afterAll(() => server.close())
  beforeEach(() => server.answer(json({})))

  /** What arrived, apart from the name of the server, which is not the same in both runs. */
  async function arrivedFrom(options: RequestOptions) {
    await request(`${server.origin}/a%20b?c=d&e`, options)
    const { host, ...headers } = server.arrived[0].headers
    expect(host).toBe(new URL(server.origin).host)
    return { ...server.arrived[0], headers }
  }

  const always = {
    connection: 'keep-alive',
    'user-agent': 'Segment (Actions)',
    accept: '*/*',
    ...extra
  }
  const text = { 'content-type': 'text/plain;charset=UTF-8' }

  it.each<[string, RequestOptions, string, Record<string, string>]>([
    ['GET', {}, '', {}],
    ['HEAD', { method: 'head' }, '', { connection: 'close' }],
    ['DELETE', { method: 'delete' }, '', {}],
    ['POST without a body', { method: 'post' }, '', { 'content-length': '0' }],
    ['PATCH without a body', { method: 'patch' }, '', { 'content-length': '0' }],
    ['an empty text', { method: 'put', body: '' }, '', { ...text, 'content-length': '0' }],
    ['a text', { method: 'post', body: 'näh' }, 'näh', { ...text, 'content-length': '4' }],
    ['half a character', { method: 'post', body: 'a\ud83d' }, 'a\ufffd', { ...text, 'content-length': '4' }],
    ['DELETE with a text', { method: 'delete', body: 'a' }, 'a', { ...text, 'content-length': '1' }],
    ['JSON', { method: 'post', json: [1] }, '[1]', { 'content-type': 'application/json', 'content-length': '3' }],
    [
      'a form',
      { method: 'post', body: new URLSearchParams('a=b c') },
      'a=b+c',
      { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8', 'content-length': '5' }
    ],
    ['bytes', { method: 'post', body: bytes }, 'näh', { 'content-length': '4' }],
    ['part of a buffer', { method: 'post', body: bytes.subarray(0, 1) }, 'n', { 'content-length': '1' }],
    ['a view', { method: 'post', body: new DataView(bytes.buffer, 3) }, 'h', { 'content-length': '1' }],
    ['a buffer', { method: 'post', body: bytes.buffer }, 'näh', { 'content-length': '4' }],
    [
      'a blob',
      { method: 'post', body: new Blob(['näh'], { type: 'a/b' }) },
      'näh',
      { 'content-type': 'a/b', 'content-length': '4' }
    ],
    ['a stream', { method: 'post', body: new Blob(['a']).stream() }, 'a', { 'transfer-encoding': 'chunked' }],
    ['an iterable', { method: 'post', body: piecesOf('a', 'b') }, 'ab', { 'transfer-encoding': 'chunked' }],
    [
      'other defaults',
      { headers: { accept: 'a/b', 'accept-encoding': 'br' } },
      '',
      { accept: 'a/b', 'accept-encoding': 'br' }
    ],
    ['a header with letters beyond ASCII', { headers: { 'x-a': 'é' } }, '', { 'x-a': 'é' }],
    ['connection: close', { headers: { connection: 'close' } }, '', { connection: 'close' }]
  ])('sends %s', async (_case, options, body, headers) => {
    const arrived = await arrivedFrom(options)
    expect(arrived).toEqual({
      method: options.method?.toUpperCase() ?? 'GET',
      path: '/a%20b?c=d&e',
      body,
      headers: { ...always, ...headers }
    })
  })

  it('sends bytes as they were at the call', async () => {
    const body = new TextEncoder().encode('before')
    const sent = transport(server.origin, { ...plain(), method: 'POST', body })
    body.fill(0)
    for await (const _ of (await sent).body ?? []) continue
    expect(server.arrived[0].body).toBe('before')
  })

  const gzip = gzipSync('näh')
  it.each<[string, string, Uint8Array | string, string]>([
    ['gzip', 'gzip', gzip, 'näh'],
    ['x-gzip, in capitals', 'X-GZIP', gzip, 'näh'],
    ['deflate', 'deflate', deflateSync('näh'), 'näh'],
    ['deflate without its wrapper', 'deflate', deflateRawSync('näh'), 'näh'],
    ['br', 'br', brotliCompressSync('näh'), 'näh'],
    ['one after the other', 'br, gzip', gzipSync(brotliCompressSync('näh')), 'näh'],
    ['a coding that nobody knows', 'ours', 'näh', 'näh'],
    ['none that is named', 'identity', 'näh', 'näh'],
    ['gzip that lacks its end', 'gzip', gzip.subarray(0, -8), 'näh'],
    ['gzip of nothing at all', 'gzip', '', ''],
    ['deflate of nothing at all', 'deflate', '', '']
  ])('reads %s', async (_case, encoding, sent, body) => {
    server.answer((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(sent))
    await expect(request(server.origin)).resolves.toMatchObject({ content: body })
  })

  it.each<[string, string]>([
    ['a body that is not what it says', 'gzip'],
    ['more codings than anybody needs', 'gzip, gzip, gzip, gzip, gzip, gzip']
  ])('refuses %s', async (_case, encoding) => {
    server.answer((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end('no gzip'))
    await expect(request(server.origin)).rejects.toMatchObject({ name: 'FetchError' })
  })

  it.each<[string, number, RequestOptions, Handler]>([
    ['HEAD of gzip', 200, { method: 'head' }, (_, response) => response.setHeader('content-encoding', 'gzip').end()],
    ['204', 204, {}, (_, response) => response.writeHead(204, { 'content-encoding': 'gzip' }).end()],
    ['205 with a body', 205, {}, (_, response) => response.writeHead(205).end('a body')],
    ['304', 304, { throwHttpErrors: false }, (_, response) => response.writeHead(304).end()]
  ])('returns no body for %s', async (_case, status, options, handler) => {
    server.answer(handler)
    await expect(request(server.origin, options)).resolves.toMatchObject({ status, content: '', body: null })
  })

  it('returns the head as it came', async () => {
    server.answer((_request, response) => {
      response.writeHead(418, 'Not today', ['Set-Cookie', 'a=1', 'set-cookie', 'b=2', 'X-Two', '1', 'x-two', '2'])
      response.end()
    })
    const { status, statusText, headers } = await request(server.origin, { throwHttpErrors: false })
    expect({ status, statusText }).toEqual({ status: 418, statusText: 'Not today' })
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2'])
    expect(headers.get('x-two')).toBe('1, 2')
  })

  it('reads the bytes of a header as Latin-1', async () => {
    server.answer((_request, response) => response.setHeader('x-a', 'é').end())
    expect((await request(server.origin)).headers.get('x-a')).toBe('é')
  })

  it('waits for the answer that follows an interim one', async () => {
    server.answer((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
      response.end('final')
    })
    await expect(request(server.origin)).resolves.toMatchObject({ status: 200, content: 'final' })
  })

  it('holds back a body that nobody reads, passes it on in order, and releases it', async () => {
    const size = 64 * 1024 * 1024
    let written = 0
    let closed: Promise<unknown> | undefined
    server.answer(({ path }, response) => {
      if (path !== '/large') return void response.end()
      closed = once(response, 'close')
      const fill = () => {
        while (written < size && !response.destroyed) {
          const piece = Buffer.alloc(64 * 1024)
          piece.writeUInt32BE(written)
          written += piece.length
          if (!response.write(piece)) return
        }
      }
      response.on('drain', fill)
      fill()
    })
    const { body } = await transport(`${server.origin}/large`, plain())
    const pieces = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
    let read = Buffer.alloc(0)
    while (read.length < 1024 * 1024) read = Buffer.concat([read, (await pieces.next()).value as Uint8Array])
    for (let offset = 0; offset < 1024 * 1024; offset += 64 * 1024) expect(read.readUInt32BE(offset)).toBe(offset)
    for (let i = 0; i < 50; i++) await request(server.origin)
    expect(written).toBeLessThan(size)
    await pieces.return?.()
    await closed
  })

  it('ends while a body is read', async () => {
    const abort = new AbortController()
    let closed: Promise<unknown> | undefined
    server.answer((_request, response) => {
      closed = once(response, 'close')
      response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzip.subarray(0, 12))
    })
    const { body } = await transport(server.origin, plain(abort))
    const pieces = (body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
    const end = pieces.next().catch((error: unknown) => error)
    abort.abort(new Error('enough'))
    await expect(end).resolves.toMatchObject({ message: 'enough' })
    await closed
  })

  it.each<[string, string, object]>([
    ['closes at once', '', { code: 'ECONNRESET' }],
    ['is no HTTP server', 'SSH-2.0-server\r\n', { message: expect.stringContaining('HTTP/1.1 protocol') }],
    ['cuts a body short', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', { code: 'ECONNRESET' }],
    ['cuts a chunk short', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nhalf', { code: 'ECONNRESET' }]
  ])('says what happened where the server %s', async (_case, answer, expected) => {
    const rude = createTcpServer((socket) => socket.on('error', () => {}).once('data', () => socket.end(answer)))
    await once(rude.listen(0), 'listening')
    const url = `http://127.0.0.1:${(rude.address() as AddressInfo).port}`
    const errorOf = () => request(url).catch((error: unknown) => error)
    const error = await errorOf()
    rude.close()
    await once(rude, 'close')
    expect(error).toMatchObject({ name: 'FetchError', ...expected })
    await expect(errorOf()).resolves.toMatchObject({ name: 'FetchError', code: 'ECONNREFUSED' })
  })

  it.each([
    ['transfer-encoding', 'chunked'],
    ['expect', '100-continue'],
    ['keep-alive', 'timeout=5'],
    ['content-length', '7']
  ])('refuses the header %s: %s', async (name, value) => {
    const options: RequestOptions = { method: 'post', body: 'a', headers: { [name]: value } }
    await expect(request(server.origin, options)).rejects.toMatchObject({ name: 'FetchError' })
  })

  it.each(['a new', 'a kept'])(
    'does not send a request twice when %s connection ends without an answer',
    async (kind) => {
      const closing = (id: string) => ({ method: 'post', json: { id }, headers: { 'x-kind': kind } }) as const
      server.answer(({ body }, response) => {
        if (body.includes('cut')) response.socket?.destroy()
        else response.end('{}')
      })
      if (kind === 'a kept') await request(server.origin, closing('kept'))
      const ends = ['cut 1', 'cut 2', 'cut 3'].map((id) =>
        request(server.origin, closing(id)).catch(({ name }) => name)
      )
      expect(await Promise.all(ends)).toEqual(['FetchError', 'FetchError', 'FetchError'])
      expect(
        server.arrived
          .filter(({ body }) => body.includes('cut'))
          .map(({ body }) => body)
          .toSorted()
      ).toEqual(['{"id":"cut 1"}', '{"id":"cut 2"}', '{"id":"cut 3"}'])
    }
  )

  it.each(['a\r\nx-injected: 1', 'a\nx-injected: 1', 'a\rx-injected: 1', 'a\0'])(
    'sends nothing for the header value %j, and no header for it in a URL',
    async (value) => {
      const sent = async () => request(server.origin, { headers: { 'x-any': value } })
      await expect(sent()).rejects.toThrow('Invalid character in header content ["x-any"]')
      expect(server.arrived).toEqual([])
      await request(`${server.origin}/${value}?q=${value}#${value}`)
      expect(server.arrived).toHaveLength(1)
      expect(server.arrived[0].headers).not.toHaveProperty('x-injected')
    }
  )

  it('lets a server close that has nothing more to answer', async () => {
    const closing = createServer((_request, response) => response.end())
    await once(closing.listen(0), 'listening')
    const url = `http://127.0.0.1:${(closing.address() as AddressInfo).port}`
    await Promise.all(Array.from({ length: 10 }, () => request(url)))
    closing.close()
    await once(closing, 'close')
    expect(closing.listening).toBe(false)
  })
})

/** What the client passes to its transport for a GET. */
function plain({ signal } = new AbortController()): TransportInit {
  return { method: 'GET', headers: new Headers(), signal, redirect: 'manual' }
}

async function* piecesOf(...pieces: string[]) {
  for (const piece of pieces) yield new TextEncoder().encode(piece)
}
