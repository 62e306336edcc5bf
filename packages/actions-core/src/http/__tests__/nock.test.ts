import nock from 'nock'
import { createRequestClient } from '../client'
import { HTTPError, RequestClientError, TimeoutError } from '../errors'

const request = createRequestClient()

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe('request-client §7, mocks of users', () => {
  it('matches method, path, query, headers and body', async () => {
    nock('https://api.example', { reqheaders: { authorization: 'Bearer t', 'user-agent': 'Segment (Actions)' } })
      .post('/track', { a: 1 })
      .query({ b: '2' })
      .reply(201, { id: 7 }, { 'x-request-id': 'r' })
    const response = await request<{ id: number }>('https://api.example/track', {
      method: 'post',
      json: { a: 1 },
      searchParams: { b: 2 },
      headers: { authorization: 'Bearer t' }
    })
    expect(response.status).toBe(201)
    expect(response.data.id).toBe(7)
    expect(response.headers.toJSON()).toMatchObject({ 'x-request-id': 'r' })
    await expect(response.json()).resolves.toEqual({ id: 7 })
    expect(nock.isDone()).toBe(true)
  })

  it('returns the standard phrase where the mock has none', async () => {
    nock('https://api.example').get('/').reply(404, 'gone')
    const error = await request('https://api.example/').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(HTTPError)
    expect(error).toMatchObject({ message: 'Not Found', response: { status: 404, content: 'gone' } })
  })

  it.each([204, 205, 304])('reads the mocked status %p', async (status) => {
    nock('https://api.example').get('/').reply(status)
    await expect(request('https://api.example/', { throwHttpErrors: false })).resolves.toMatchObject({ status })
  })

  it('sees mocked failures as network failures', async () => {
    nock('https://api.example')
      .get('/')
      .replyWithError(Object.assign(new Error('no route'), { code: 'EHOSTUNREACH' }))
    await expect(request('https://api.example/')).rejects.toMatchObject({
      name: 'FetchError',
      code: 'EHOSTUNREACH',
      message: 'request to https://api.example/ failed, reason: no route'
    })
  })

  it('follows mocked redirects without credentials', async () => {
    nock('https://api.example').get('/').reply(302, '', { location: 'https://other.example/x' })
    nock('https://other.example', { badheaders: ['authorization'] })
      .get('/x')
      .reply(200, 'there')
    const response = await request('https://api.example/', { headers: { authorization: 'Bearer t' } })
    expect(response).toMatchObject({ content: 'there', url: 'https://other.example/x', redirected: true })
  })

  it('ends mocked delays', async () => {
    nock('https://api.example').get('/').delay(5_000).times(2).reply(200)
    await expect(request('https://api.example/', { timeout: 20 })).rejects.toThrow(TimeoutError)
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 20)
    await expect(request('https://api.example/', { signal: abort.signal })).rejects.toThrow(RequestClientError)
    nock.abortPendingRequests()
  })
})
