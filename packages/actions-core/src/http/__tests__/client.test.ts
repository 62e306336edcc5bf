import { createInstance } from '../client'
import { createRequestClient } from '../client'
import type { AllRequestOptions, RequestOptions } from '../options'
import { json, startLocalServer, type LocalServer } from './local-server'

let server: LocalServer
beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())
beforeEach(() => server.answer(json({ ok: true })))

/** Sends a request and returns what arrived at the server. */
async function arrivedFrom(options: RequestOptions, path = '/', ...layers: AllRequestOptions[]) {
  await createRequestClient(...layers)(`${server.origin}${path}`, options)
  return server.arrived[0]
}

describe('request-client §1, two layers', () => {
  it('createInstance adds nothing of its own, and extend merges', async () => {
    const base = createInstance({ headers: { 'x-a': '1' } })
    const response = await base.extend({ headers: { 'x-b': '2' } })(server.origin)
    await base(server.origin)
    expect(server.arrived[0].headers).toMatchObject({ 'x-a': '1', 'x-b': '2' })
    expect(server.arrived[1].headers).not.toHaveProperty('x-b')
    expect(server.arrived[0].headers['user-agent']).not.toBe('Segment (Actions)')
    expect(response).not.toHaveProperty('data')
    await expect(response.json()).resolves.toEqual({ ok: true })
  })

  it('createRequestClient names itself and parses the response', async () => {
    const response = await createRequestClient()<{ ok: boolean }>(server.origin)
    expect(server.arrived[0].headers['user-agent']).toBe('Segment (Actions)')
    expect(response.data.ok).toBe(true)
  })
})

describe('request-client §2, options', () => {
  it.each(['get', 'post', 'put', 'delete', 'patch', 'HEAD', 'OPTIONS'])('sends %s in upper case', async (method) => {
    const { method: sent } = await arrivedFrom({ method: method as 'get' })
    expect(sent).toBe(method.toUpperCase())
  })

  it('sends GET where the method is null', async () => {
    expect(await arrivedFrom({ method: null as never })).toMatchObject({ method: 'GET', body: '' })
  })

  it.each<[string, RequestOptions, string, string | undefined]>([
    ['json', { json: { a: [1, 'ü'] } }, '{"a":[1,"ü"]}', 'application/json'],
    ['json null', { json: null }, 'null', 'application/json'],
    [
      'json over body and content type',
      { json: 1, body: 'x', headers: { 'content-type': 'a/b' } },
      '1',
      'application/json'
    ],
    ['text', { body: 'hé' }, 'hé', 'text/plain;charset=UTF-8'],
    ['text with a type', { body: '<a/>', headers: { 'Content-Type': 'text/xml' } }, '<a/>', 'text/xml'],
    ['form', { body: new URLSearchParams({ a: 'b c' }) }, 'a=b+c', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['text, whatever `duplex` says', { body: 'a', duplex: 'full' } as object, 'a', 'text/plain;charset=UTF-8'],
    ['Buffer', { body: Buffer.from('bytes') }, 'bytes', undefined]
  ])('sends a body: %s', async (_name, options, body, type) => {
    const sent = await arrivedFrom({ method: 'post', ...options })
    expect(sent.method).toBe('POST')
    expect(sent.body).toBe(body)
    expect(sent.headers['content-type']).toBe(type)
  })

  it('sends multipart forms with a boundary that fits', async () => {
    const form = new FormData()
    form.set('field', 'value')
    const { headers, body } = await arrivedFrom({ method: 'post', body: form })
    const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1]
    expect(body).toContain(`--${boundary}\r\n`)
  })

  it('sends streams', async () => {
    const body = new Blob(['a stream']).stream() as ReadableStream<Uint8Array>
    expect((await arrivedFrom({ method: 'post', body })).body).toBe('a stream')
  })

  it('merges headers by name and removes them by undefined', async () => {
    const client = createRequestClient({ headers: { 'X-One': '1', 'x-two': '2', authorization: 'Bearer a' } })
    const headers = { 'x-one': 'one', 'X-Two': undefined, Authorization: 'undefined', 'x-three': 3 }
    await client(server.origin, { headers: headers as unknown as Record<string, string> })
    expect(server.arrived[0].headers).toMatchObject({ 'x-one': 'one', 'x-three': '3' })
    expect(server.arrived[0].headers).not.toHaveProperty('x-two')
    expect(server.arrived[0].headers).not.toHaveProperty('authorization')
  })

  it('removes its own user agent', async () => {
    const headers = { 'user-agent': undefined } as unknown as Record<string, string>
    expect((await arrivedFrom({ headers })).headers['user-agent']).not.toBe('Segment (Actions)')
  })

  it.each<[string, RequestOptions['searchParams'], string]>([
    ['leaves the query alone', undefined, '/p?a=1'],
    ['replaces it', { b: 'x y', c: 2, d: true }, '/p?b=x+y&c=2&d=true'],
    ['replaces it by a URLSearchParams', new URLSearchParams('b=1&b=2'), '/p?b=1&b=2'],
    ['clears it', {}, '/p']
  ])('searchParams: %s', async (_name, searchParams, path) => {
    expect((await arrivedFrom({ searchParams }, '/p?a=1#fragment')).path).toBe(path)
  })

  it.each<[RequestOptions, string]>([
    [{ username: 'ü', password: 'p' }, 'ü:p'],
    [{ username: 'u' }, 'u:'],
    [{ password: 'p' }, ':p'],
    [{ username: 'u', password: 'p', headers: { Authorization: 'Bearer x' } }, 'u:p']
  ])('basic credentials: %p', async (options, credentials) => {
    const { authorization } = (await arrivedFrom(options)).headers
    expect(authorization).toBe(`Basic ${Buffer.from(credentials).toString('base64')}`)
  })

  it('returns any status when throwHttpErrors is false', async () => {
    server.answer((_request, response) => response.writeHead(404).end('gone'))
    const response = await createRequestClient()(server.origin, { throwHttpErrors: false })
    expect(response).toMatchObject({ status: 404, ok: false, content: 'gone', data: 'gone' })
  })
})

describe('request-client §3, life of a request', () => {
  it('runs hooks in order, with the options merged so far', async () => {
    const order: string[] = []
    const client = createInstance({
      beforeRequest: [
        ({ method }) => {
          order.push(`before 1 ${method}`)
          return { headers: { 'x-a': '1' }, json: { b: 2 } }
        },
        async ({ headers, body }) => {
          order.push(`before 2 ${headers.get('x-a')} ${body}`)
        }
      ],
      afterResponse: [
        (request, { body }, response) => {
          order.push(`after 1 ${request.method} ${body} ${response.status}`)
          return new Response('other', { status: 201 })
        },
        (_request, _options, response) => {
          order.push(`after 2 ${response.status}`)
        }
      ]
    })
    const response = await client(server.origin, { method: 'post', json: { a: 1 } })
    expect(order).toEqual([
      'before 1 POST',
      'before 2 1 {"a":1,"b":2}',
      'after 1 POST {"a":1,"b":2} 200',
      'after 2 201'
    ])
    expect(server.arrived[0]).toMatchObject({ body: '{"a":1,"b":2}' })
    await expect(response.text()).resolves.toBe('other')
  })

  it('keeps its hooks when a layer names them without a value', async () => {
    const client = createRequestClient({ beforeRequest: undefined, afterResponse: undefined })
    await expect(client(server.origin)).resolves.toMatchObject({ data: { ok: true } })
  })

  it('passes hooks options that they can change for one request only', async () => {
    const seen: unknown[] = []
    const client = createInstance({ headers: { 'x-a': '1' } }).extend({
      beforeRequest: [
        ({ headers, beforeRequest, afterResponse }) => {
          seen.push(headers.get('x-a'), beforeRequest.length, afterResponse.length)
          headers.set('x-a', '2')
          beforeRequest.push(() => {})
          afterResponse.push(() => {})
        }
      ]
    })
    await client(server.origin)
    await client(server.origin)
    expect(seen).toEqual(['1', 1, 0, '1', 1, 0])
  })

  it('passes hooks a request that has not been read', async () => {
    let sent: Request | undefined
    const afterResponse = [(request: Request) => void (sent = request)]
    await createRequestClient({ afterResponse })(`${server.origin}/p?a=1`, {
      method: 'post',
      json: { b: 2 },
      searchParams: { c: 3 }
    })
    expect(sent).toBeInstanceOf(Request)
    expect(sent?.url).toBe(`${server.origin}/p?c=3`)
    expect(sent?.method).toBe('POST')
    expect(Object.fromEntries(sent!.headers)).toEqual({
      'content-type': 'application/json',
      'user-agent': 'Segment (Actions)'
    })
    await expect(sent?.json()).resolves.toEqual({ b: 2 })
  })

  it.each<[string, string, RequestOptions, string]>([
    ['a GET with a body', 'http://h/', { json: {} }, 'Request with GET/HEAD method cannot have body'],
    ['a HEAD with a body', 'http://h/', { method: 'head', body: '' }, 'Request with GET/HEAD method cannot have body'],
    ['a relative URL', '/path', {}, 'Only absolute URLs are supported'],
    ['a URL that is none', 'http://user:secret@h:port/', {}, 'Only absolute URLs are supported, and "h:port/" is none'],
    ['another protocol', 'ftp://h/', {}, 'Only HTTP(S) protocols are supported'],
    ['no protocol', 'user:secret@h/', {}, 'Only HTTP(S) protocols are supported, and "h/" has another'],
    ['a header name', 'http://h/', { headers: { 'a b': 'c' } }, 'Header name must be a valid HTTP token ["a b"]'],
    ['a header value', 'http://h/', { headers: { a: 'secret\n' } }, 'Invalid character in header content ["a"]'],
    ['a header value beyond bytes', 'http://h/', { headers: { a: '€' } }, 'Invalid character in header content ["a"]'],
    ['options', 'http://h/', [] as RequestOptions, "The 'options' argument must be an object"]
  ])('§10.1 throws at once for %s', (_name, url, options, message) => {
    const send = () => createRequestClient()(url, options)
    expect(send).toThrow(TypeError)
    expect(send).toThrow(message)
    expect(send).not.toThrow('secret')
  })

  it.each<[string, RequestOptions, string]>([
    ['a method', { method: 'a b' as 'get' }, "'A B' is not a valid HTTP method"],
    ['a method that it forbids', { method: 'trace' as 'get' }, "'TRACE' HTTP method is unsupported"],
    ['an option of its own', { redirect: 'never' as 'follow' }, 'never is not an accepted type']
  ])('§10.1 throws at once what fetch has against %s', (_name, options, message) => {
    // The class of errors is not that of this context, in which jest runs tests.
    const error = { name: 'TypeError', message: expect.stringContaining(message) as unknown }
    expect(() => createRequestClient()('http://h/', options)).toThrow(expect.objectContaining(error))
  })
})

describe('request-client §10, over the global fetch', () => {
  it('§10.5 sends credentials of the URL as basic ones, on the wire only', async () => {
    const url = server.origin.replace('//', '//us%40er:p%25w@')
    let shown: Request | undefined
    const client = createInstance({ afterResponse: [(request) => void (shown = request)] })
    await client(url)
    expect(server.arrived[0].headers.authorization).toBe(`Basic ${btoa('us@er:p%w')}`)
    expect(shown?.url).toBe(`${server.origin}/`)
    expect(shown?.headers.has('authorization')).toBe(false)
    await client(url, { headers: { authorization: 'Bearer x' } })
    expect(server.arrived[1].headers.authorization).toBe('Bearer x')
  })

  it('§10.7 passes hooks the merged options', async () => {
    let seen: AllRequestOptions = {}
    const afterResponse = [(_request: Request, options: object) => void (seen = options)]
    await createRequestClient({ headers: { 'x-a': '1' }, timeout: 5000 }, { afterResponse })(server.origin, {
      method: 'post',
      json: { a: 1 },
      searchParams: { b: 1 },
      username: 'u'
    })
    expect(seen).toMatchObject({
      method: 'POST',
      json: { a: 1 },
      body: '{"a":1}',
      searchParams: { b: 1 },
      username: 'u',
      timeout: 5000
    })
    expect(Object.fromEntries(seen.headers as unknown as Headers)).toEqual({
      authorization: 'Basic dTo=',
      'user-agent': 'Segment (Actions)',
      'x-a': '1'
    })
  })

  it('uses connections again', async () => {
    const client = createRequestClient()
    await client(server.origin)
    const opened = server.connections()
    for (let i = 0; i < 20; i++) await client(server.origin, { method: 'post', json: { i } })
    expect(server.connections() - opened).toBeLessThan(5)
  })
})

describe('an injected transport', () => {
  it('is given URL and init, and its answer becomes a Response', async () => {
    const transport = jest.fn(async () => ({
      status: 200,
      statusText: 'Fine',
      headers: new Headers({ 'content-type': 'application/json' }),
      body: new Blob(['{"a":1}']).stream() as ReadableStream<Uint8Array<ArrayBuffer>>
    }))
    const client = createRequestClient({ transport })
    const response = await client('http://u:p@api.example/a', { method: 'put', json: 1, searchParams: { b: 2 } })
    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({ data: { a: 1 }, statusText: 'Fine', url: 'http://api.example/a?b=2' })
    const [url, init] = transport.mock.calls[0] as unknown as [string, RequestInit]
    expect(url).toBe('http://api.example/a?b=2')
    expect(init).toMatchObject({ method: 'PUT', body: '1', redirect: 'manual' })
    expect(Object.fromEntries(init.headers as Headers)).toEqual({
      authorization: `Basic ${btoa('u:p')}`,
      'content-type': 'application/json',
      'user-agent': 'Segment (Actions)'
    })
  })
})
