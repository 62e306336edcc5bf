import { gzipSync } from 'node:zlib'
import { createRequestClient } from '../client'
import { ResponseTooLargeError } from '../errors'
import { json, startLocalServer, type LocalServer } from './local-server'

let server: LocalServer
beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())

const request = createRequestClient()

describe('request-client §5, response shape', () => {
  it('can be read any number of times', async () => {
    server.answer(json({ name: 'é' }))
    const response = await request(server.origin)
    const text = '{"name":"é"}'
    expect(response).toBeInstanceOf(Response)
    expect(response).toMatchObject({ content: text, data: { name: 'é' }, ok: true, url: `${server.origin}/` })
    for (let i = 0; i < 2; i++) {
      await expect(response.text()).resolves.toBe(text)
      await expect(response.json()).resolves.toEqual({ name: 'é' })
      expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(text)
      expect(Buffer.from(await response.bytes()).toString()).toBe(text)
      const blob = await response.blob()
      expect(blob.type).toContain('application/json')
      await expect(blob.text()).resolves.toBe(text)
      await expect(response.clone().text()).resolves.toBe(text)
      await expect(new Response(response.body).text()).resolves.toBe(text)
      expect(response.bodyUsed).toBe(false)
    }
  })

  it('reads forms', async () => {
    server.answer((_request, response) => {
      response.setHeader('content-type', 'application/x-www-form-urlencoded')
      response.end('a=b+c')
    })
    const response = await request(server.origin)
    expect((await response.formData()).get('a')).toBe('b c')
    await expect(response.json()).rejects.toThrow(SyntaxError)
  })

  it.each([
    ['application/json', '{"a":1}', { a: 1 }],
    ['application/json; charset=utf-8', '[1]', [1]],
    ['application/json', '', undefined],
    ['application/json', 'not json', undefined],
    ['application/vnd.api+json', '{"a":1}', '{"a":1}'],
    ['text/plain', '', ''],
    [undefined, '1', '1']
  ])('data of %p %p', async (type, body, data) => {
    server.answer((_request, response) => {
      if (type) response.setHeader('content-type', type)
      response.end(body)
    })
    const response = await request(server.origin)
    expect(response.content).toBe(body)
    expect(response.data).toEqual(data)
  })

  it('lists its headers', async () => {
    server.answer((_request, response) => response.writeHead(200, { 'X-One': '1', 'set-cookie': ['a', 'b'] }).end())
    const { headers } = await request(server.origin)
    expect(headers.toJSON()).toMatchObject({ 'x-one': '1' })
    expect(JSON.parse(JSON.stringify(headers))).toMatchObject({ 'x-one': '1' })
    expect(headers.getSetCookie()).toEqual(['a', 'b'])
    expect(Object.keys(headers)).toEqual([])
  })

  it('has a body that is an empty stream for an empty answer of 200, as with fetch', async () => {
    server.answer((_request, response) => response.end())
    const { body, content } = await request(server.origin)
    expect(content).toBe('')
    expect(body).toBeInstanceOf(ReadableStream)
    expect(await new Response(body).text()).toBe('')
  })

  it.each([204, 205])('has no body for status %p', async (status) => {
    server.answer((_request, response) => response.writeHead(status).end())
    const response = await request(server.origin)
    expect(response).toMatchObject({ status, ok: true, content: '', data: '', body: null })
    await expect(response.text()).resolves.toBe('')
    expect((await response.arrayBuffer()).byteLength).toBe(0)
  })

  it('has no body for HEAD, whatever length is announced', async () => {
    server.answer((_request, response) => response.writeHead(200, { 'content-length': 20_000_000 }).end())
    await expect(request(server.origin, { method: 'head' })).resolves.toMatchObject({ content: '' })
  })

  it('keeps a status that no Response can be made with', async () => {
    server.answer((_request, response) => response.writeHead(999, 'Denied').end('no'))
    const response = await request(server.origin, { throwHttpErrors: false })
    expect(response).toMatchObject({ status: 999, statusText: 'Denied', ok: false, content: 'no' })
    expect(response.clone()).toMatchObject({ status: 999, url: `${server.origin}/` })
  })

  it('reads gzip', async () => {
    server.answer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small'))
    )
    await expect(request(server.origin)).resolves.toMatchObject({ content: 'small' })
    expect(server.arrived[0].headers['accept-encoding']).toContain('gzip')
  })
})

describe('notes 1 and 32, the size of a response', () => {
  it('reads a large body whole where the limit allows it', async () => {
    const body = Buffer.alloc(11_000_000, 'every seventh byte is not the same, ')
    server.answer((_request, response) => response.end(body))
    const response = await request(server.origin, { maxResponseSize: 11_000_000 })
    expect(body.equals(Buffer.from(await response.arrayBuffer()))).toBe(true)
    await expect(request(server.origin, { maxResponseSize: Infinity })).resolves.toMatchObject({ status: 200 })
  })

  it('refuses more than 10 MiB by default, and stops reading', async () => {
    let closed: Promise<void> | undefined
    server.answer((_request, response) => {
      closed = new Promise((resolve) => void response.on('close', resolve))
      const chunk = Buffer.alloc(1024 * 1024)
      const fill = () => {
        while (!response.destroyed && response.write(chunk));
      }
      response.on('drain', fill)
      fill()
    })
    const error = await request(server.origin).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ResponseTooLargeError)
    expect(error).toMatchObject({
      code: 'RESPONSE_TOO_LARGE',
      status: 413,
      message: `The response of ${server.origin}/ is larger than 10485760 bytes. Raise the request option maxResponseSize to read it.`
    })
    await closed
  })

  it.each([
    [10, '0123456789'],
    [0, '']
  ])('allows a body of exactly %p bytes', async (maxResponseSize, body) => {
    server.answer((_request, response) => response.end(body))
    await expect(request(server.origin, { maxResponseSize })).resolves.toMatchObject({ content: body })
    server.answer((_request, response) => response.end(`${body}+`))
    await expect(request(server.origin, { maxResponseSize })).rejects.toThrow(ResponseTooLargeError)
  })

  it('counts the bytes after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(11 * 1024 * 1024))
    server.answer((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    await expect(request(server.origin)).rejects.toThrow(ResponseTooLargeError)
  })
})
