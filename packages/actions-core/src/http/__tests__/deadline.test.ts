import { getEventListeners } from 'node:events'
import { createInstance } from '../client'
import { createRequestClient } from '../client'
import { RequestClientError, RequestTimeoutError, TimeoutError } from '../errors'
import type { RequestOptions } from '../options'
import type { TransportResponse } from '../transport'
import { startLocalServer, type Handler, type LocalServer } from './local-server'

let server: LocalServer
beforeAll(async () => {
  server = await startLocalServer()
})
afterAll(() => server.close())

const silent: Handler = () => {}
const stuckBody: Handler = (_request, response) => void response.writeHead(200).write('begun')
const stuckRedirect: Handler = ({ path }, response) => {
  if (path === '/') response.writeHead(302, { location: '/stuck' }).end()
}

/** A transport that neither answers nor looks at the signal. */
const deaf = () => new Promise<TransportResponse>(() => {})

async function failureOf(options: RequestOptions): Promise<unknown> {
  return createRequestClient()(server.origin, options).catch((error: unknown) => error)
}

describe('request-client §4 and §10.3, time limit', () => {
  it.each<[string, Handler]>([
    ['headers', silent],
    ['the body', stuckBody],
    ['a redirect', stuckRedirect]
  ])('ends a wait for %s', async (_name, handler) => {
    server.answer(handler)
    const error = await failureOf({ timeout: 50 })
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'ETIMEDOUT', message: 'Request timed out after 50ms' })
    expect((error as TimeoutError).request.url).toBe(`${server.origin}/`)
    expect((error as TimeoutError).options.timeout).toBe(50)
  })

  it('ends a transport that does not look at the signal', async () => {
    const client = createInstance({ transport: deaf })
    await expect(client('http://h/', { timeout: 10 })).rejects.toThrow(TimeoutError)
  })

  it('fires at once for 0', async () => {
    server.answer(silent)
    await expect(failureOf({ timeout: 0 })).resolves.toBeInstanceOf(TimeoutError)
  })

  it('is 10,000 ms where nothing is said, also beside a signal', async () => {
    jest.useFakeTimers()
    try {
      const client = createInstance({ transport: deaf })
      const both = [client('http://h/'), client('http://h/', { signal: new AbortController().signal })]
      const failures = Promise.all(both.map((sent) => sent.catch((error: Error) => error.message)))
      await jest.advanceTimersByTimeAsync(9_999)
      expect(jest.getTimerCount()).toBe(2)
      await jest.advanceTimersByTimeAsync(1)
      await expect(failures).resolves.toEqual(Array(2).fill('Request timed out after 10000ms'))
    } finally {
      jest.useRealTimers()
    }
  })

  it.each<[RequestOptions['timeout'], number]>([
    [false, 0],
    [Infinity, 1]
  ])('timeout %p sets %p timers and does not fire', async (timeout, timers) => {
    jest.useFakeTimers()
    try {
      let answer: ((response: TransportResponse) => void) | undefined
      const transport = () => new Promise<TransportResponse>((resolve) => void (answer = resolve))
      const sent = createInstance({ transport })('http://h/', { timeout })
      await jest.advanceTimersByTimeAsync(100_000)
      expect(jest.getTimerCount()).toBe(timers)
      answer?.(new Response('late'))
      await expect((await sent).text()).resolves.toBe('late')
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })
})

describe('request-client §4 and §10.3, the signal of the caller', () => {
  it.each<[string, Handler]>([
    ['before the headers', silent],
    ['in the middle of the body', stuckBody],
    ['after a redirect', stuckRedirect]
  ])('ends a request %s, and later ones still work', async (_name, handler) => {
    const abort = new AbortController()
    server.answer((request, response) => {
      handler(request, response)
      setTimeout(() => abort.abort(), 20)
    })
    const error = await failureOf({ signal: abort.signal })
    expect(error).toBeInstanceOf(RequestClientError)
    expect(error).toMatchObject({ code: 'REQUESTCLIENTERROR', status: 408, message: 'Request was aborted' })

    server.answer((_request, response) => response.end('fine'))
    await expect(createRequestClient()(server.origin)).resolves.toMatchObject({ content: 'fine' })
  })

  it('does not send when it has aborted before', async () => {
    server.answer(silent)
    await expect(failureOf({ signal: AbortSignal.abort() })).resolves.toBeInstanceOf(RequestClientError)
    expect(server.arrived).toEqual([])
  })

  it.each<[string, Handler]>([
    ['headers', silent],
    ['the body', stuckBody]
  ])('tells a time limit of the caller from other reasons, waiting for %s', async (_name, handler) => {
    server.answer(handler)
    const error = await failureOf({ signal: AbortSignal.timeout(50) })
    expect(error).toBeInstanceOf(RequestTimeoutError)
    expect(error).toMatchObject({
      code: 'REQUESTTIMEOUTERROR',
      status: 408,
      message: 'Request timed out before receiving a response'
    })
  })

  it('keeps the reason', async () => {
    const reason = new Error('enough')
    await expect(failureOf({ signal: AbortSignal.abort(reason) })).resolves.toMatchObject({ reason })
  })

  it('yields to the time limit where that is first', async () => {
    server.answer(silent)
    const options = { timeout: 20, signal: AbortSignal.timeout(60_000) }
    await expect(failureOf(options)).resolves.toBeInstanceOf(TimeoutError)
  })

  it('ends all requests that follow it, over one listener', async () => {
    const abort = new AbortController()
    const client = createInstance({ signal: abort.signal, transport: deaf })
    const sent = Array.from({ length: 50 }, () => client('http://h/').catch((error: Error) => error.name))
    await Promise.resolve()
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1)
    abort.abort()
    await expect(Promise.all(sent)).resolves.toEqual(Array(50).fill('RequestClientError'))
    expect(getEventListeners(abort.signal, 'abort')).toEqual([])
  })

  it('is left without listeners by requests that end, however they end', async () => {
    const { signal } = new AbortController()
    const client = createInstance({ signal, transport: async () => new Response('body', { status: 500 }) })
    for (let i = 0; i < 200; i++) await client('http://h/').catch(() => undefined)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
