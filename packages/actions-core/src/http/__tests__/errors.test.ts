import { STATUS_CODES } from 'node:http'
import { createServer } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { CustomError } from '../../errors/classes'
import { createInstance } from '../client'
import { createRequestClient } from '../client'
import { FetchError, HTTPError, RequestTimeoutError } from '../errors'
import { reasonPhrase } from '../../errors/codes'
import { json, startLocalServer, type LocalServer } from './local-server'

let server: LocalServer
beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())

const request = createRequestClient()
const failureOf = (sent: Promise<unknown>) => sent.catch((error: unknown) => error)

describe('request-client §6, HTTPError', () => {
  it('has the response parsed, the request and the options', async () => {
    server.answer((arrived, response) => {
      response.statusCode = 422
      response.statusMessage = 'No Good'
      json({ error: 'x' })(arrived, response)
    })
    const error = await failureOf(request(server.origin, { method: 'post', json: { a: 1 } }))
    expect(error).toBeInstanceOf(HTTPError)
    const { response, request: sent, options } = error as HTTPError
    expect(error).toMatchObject({ name: 'HTTPError', message: 'No Good' })
    expect(error).not.toHaveProperty('status')
    expect(error).not.toHaveProperty('code')
    expect(response).toMatchObject({ status: 422, data: { error: 'x' }, content: '{"error":"x"}' })
    await expect(response.json()).resolves.toEqual({ error: 'x' })
    await expect(sent.json()).resolves.toEqual({ a: 1 })
    expect(options).toMatchObject({ method: 'POST', json: { a: 1 } })
  })

  it.each([
    ['', 429, 'Too Many Requests'],
    ['', 599, 'Unknown response error'],
    ['Own Words', 599, 'Own Words']
  ])('§10.9 with status text %p and status %p says %p', (statusText, status, message) => {
    const options = { method: 'GET', headers: new Headers(), beforeRequest: [], afterResponse: [] }
    const error = new HTTPError(new Response('', { status, statusText }), new Request('http://h/'), options)
    expect(error.message).toBe(message)
  })

  it('knows the standard phrases', () => {
    const phrases = Object.keys(STATUS_CODES).map((status) => [status, reasonPhrase(Number(status))])
    expect(Object.fromEntries(phrases)).toEqual(STATUS_CODES)
    expect(reasonPhrase(599)).toBeUndefined()
  })

  it('does not show credentials when it is printed', async () => {
    server.answer((_request, response) => response.writeHead(401).end())
    const error = await failureOf(request(server.origin, { headers: { authorization: 'Bearer secret' } }))
    expect(inspect(error, { depth: 10 })).not.toContain('secret')
    expect(JSON.stringify(error)).not.toContain('secret')
  })
})

describe('request-client §10.4, network failures', () => {
  it('refused', async () => {
    const probe = createServer().listen(0)
    await once(probe, 'listening')
    const { port } = probe.address() as AddressInfo
    probe.close()
    await once(probe, 'close')

    const error = await failureOf(request(`http://user:secret@localhost:${port}/p?a=1`))
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({ name: 'FetchError', code: 'ECONNREFUSED' })
    expect((error as Error).message).toMatch(
      new RegExp(`^request to http://localhost:${port}/p\\?a=1 failed, reason: connect ECONNREFUSED .+:${port}$`)
    )
    expect(inspect(error)).not.toContain('secret')
  })

  it.each<[string, (body: (text: string) => void) => void]>([
    ['before the headers', () => {}],
    ['in the body', (write) => write('begun')]
  ])('cut short %s', async (_name, begin) => {
    server.answer((_request, response) => {
      begin((text) => response.writeHead(200, { 'content-length': 100 }).write(text))
      setTimeout(() => response.destroy(), 20)
    })
    const error = await failureOf(request(server.origin))
    expect(error).toBeInstanceOf(FetchError)
    expect(error).toMatchObject({
      code: 'ECONNRESET',
      message: expect.stringContaining(`request to ${server.origin}/`)
    })
  })

  it('badly compressed', async () => {
    server.answer((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip'))
    await expect(failureOf(request(server.origin))).resolves.toBeInstanceOf(FetchError)
  })

  it.each<[string, unknown, string, string | undefined]>([
    ['an error', new Error('plain'), 'plain', undefined],
    ['no error', 'text', 'text', undefined],
    ['a cause', new Error('outer', { cause: coded('inner', 'ENOTFOUND') }), 'inner', 'ENOTFOUND'],
    ['a cause without a message', coded('outer', 'EPIPE', new Error('')), 'outer', 'EPIPE'],
    ['addresses', new AggregateError([coded('first', 'E1'), coded('second', 'E2')]), 'first', 'E1'],
    ['a socket', coded('other side closed', 'UND_ERR_SOCKET'), 'other side closed', 'ECONNRESET'],
    ['a connect timeout', coded('slow', 'UND_ERR_CONNECT_TIMEOUT'), 'slow', 'ETIMEDOUT'],
    ['a headers timeout', coded('slow', 'UND_ERR_HEADERS_TIMEOUT'), 'slow', 'ETIMEDOUT'],
    ['a number as code', Object.assign(new Error('odd'), { code: 7 }), 'odd', undefined]
  ])('reads %s', async (_name, thrown, message, code) => {
    const client = createInstance({ transport: () => Promise.reject(thrown) })
    const error = await failureOf(client('http://h/'))
    expect(error).toMatchObject({ message: `request to http://h/ failed, reason: ${message}`, reason: thrown })
    expect((error as FetchError).code).toBe(code)
  })

  it('leaves alone what the transport throws as an error of the runtime', async () => {
    const refusal = new CustomError('This host is not allowed.')
    const client = createInstance({ transport: () => Promise.reject(refusal) })
    await expect(client('http://h/')).rejects.toBe(refusal)
  })
})

function coded(message: string, code: string, cause?: Error): Error {
  return Object.assign(new Error(message, { cause }), { code })
}

it('a RequestTimeoutError keeps the message that it is given', () => {
  expect(new RequestTimeoutError('The upload took too long.')).toMatchObject({
    message: 'The upload took too long.',
    status: 408
  })
  expect(new RequestTimeoutError().message).toBe('Request timed out before receiving a response')
})
