import { setGlobalDispatcher, MockAgent } from 'undici'
import { createRequestClient } from '../../create-request-client'
import { dispatcherOfFetch, type Dispatcher } from '../dispatcher'
import { goStraight, setDispatcher, straight } from './ways'

const request = createRequestClient()
const nodesFetch = globalThis.fetch

afterEach(() => {
  globalThis.fetch = nodesFetch
})

describe('the fetch of this version of node', () => {
  goStraight()

  it('is recognised', () => {
    expect(dispatcherOfFetch()).toMatchObject({ dispatch: expect.any(Function) })
  })

  it.each<[string, () => unknown]>([
    ['a mock', () => jest.fn()],
    [
      'a wrapper',
      () =>
        (...args: Parameters<typeof fetch>) =>
          nodesFetch(...args)
    ],
    ['a bound function', () => nodesFetch.bind(globalThis)],
    ['a proxy', () => new Proxy(nodesFetch, {})],
    ['nothing', () => undefined]
  ])('is not taken for %s', (_name, replacement) => {
    globalThis.fetch = replacement() as typeof fetch
    expect(dispatcherOfFetch()).toBeUndefined()
  })
})

describe('whoever replaces fetch is heard', () => {
  goStraight()

  it('a mock, also one that comes between two requests', async () => {
    const before = straight.requests
    for (const answer of ['one', 'two']) {
      globalThis.fetch = jest.fn(async () => new Response(answer))
      await expect(request('http://api.example/')).resolves.toMatchObject({ content: answer })
      expect(globalThis.fetch).toHaveBeenCalledWith('http://api.example/', expect.objectContaining({ method: 'GET' }))
    }
    expect(straight.requests).toBe(before)
  })
})

describe('whoever sets the dispatcher of fetch is heard', () => {
  afterEach(() => setDispatcher(undefined))

  it('a mock of undici', async () => {
    const agent = new MockAgent()
    agent.disableNetConnect()
    const host = 'http://api.example'
    const headers = { 'content-type': 'application/json' }
    agent.get(host).intercept({ method: 'POST', path: '/a?b=1', body: '{"c":2}' }).reply(201, { d: 3 }, { headers })
    setGlobalDispatcher(agent)
    const response = await request(`${host}/a`, { method: 'post', json: { c: 2 }, searchParams: { b: 1 } })
    expect(response).toMatchObject({ status: 201, statusText: 'Created', data: { d: 3 } })
    await expect(request(`${host}/other`)).rejects.toMatchObject({ name: 'FetchError' })
    await agent.close()
  })

  it('any that throws instead of dispatching', async () => {
    const dispatch: Dispatcher['dispatch'] = () => {
      throw Object.assign(new Error('the proxy is gone'), { code: 'EPROXY' })
    }
    setDispatcher({ dispatch })
    await expect(request('http://api.example/')).rejects.toMatchObject({
      code: 'EPROXY',
      message: 'request to http://api.example/ failed, reason: the proxy is gone'
    })
  })

  it('is not looked for where there is none', () => {
    setDispatcher(undefined)
    expect(dispatcherOfFetch()).toBeUndefined()
  })
})
