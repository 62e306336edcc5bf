import { createHmac } from 'node:crypto'
import nock from 'nock'
import { createTestEvent, createTestIntegration, Destination, PayloadValidationError } from '@segment/actions-core'
import webhook from '..'
import { signatureHeader } from '../send/signature'

const url = 'https://example.com/hook'
const testDestination = createTestIntegration(webhook)
const sign = (text: string) => createHmac('sha1', 'hush').update(text).digest('hex')

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe('send', () => {
  it.each(['POST', 'PUT', 'PATCH'])('sends the mapped data by %s', async (method) => {
    const endpoint = nock('https://example.com')
      .matchHeader('content-type', 'application/json')
      .intercept('/hook?a=1', method, { plan: 'pro' })
      .reply(200)
    const responses = await testDestination.testAction('send', {
      event: { properties: { plan: 'pro' } },
      mapping: { url: `${url}?a=1`, method, data: { '@path': '$.properties' } }
    })
    expect(endpoint.isDone()).toBe(true)
    expect(responses[0]!.request.headers.has('x-signature')).toBe(false)
  })

  it('sends the whole event by default, by POST', async () => {
    const endpoint = nock('https://example.com')
      .post('/hook', (body) => body.event === 'Signed Up' && body.properties.plan === 'pro')
      .reply(200)
    await testDestination.testAction('send', {
      event: { event: 'Signed Up', properties: { plan: 'pro' } },
      mapping: { url },
      useDefaultMappings: true
    })
    expect(endpoint.isDone()).toBe(true)
  })

  it('sends no body when no data is mapped', async () => {
    const endpoint = nock('https://example.com').post('/hook', '').reply(200)
    await testDestination.testAction('send', { mapping: { url, method: 'POST' } })
    expect(endpoint.isDone()).toBe(true)
  })

  it('sends headers as texts, and none for null', async () => {
    const endpoint = nock('https://example.com')
      .matchHeader('authorization', 'Bearer abc')
      .matchHeader('x-number', '7')
      .matchHeader('x-flag', 'true')
      .post('/hook')
      .reply(200)
    const headers = { Authorization: 'Bearer abc', 'X-Number': 7, 'X-Flag': true, 'X-None': null }
    const responses = await testDestination.testAction('send', { mapping: { url, method: 'POST', headers } })
    expect(endpoint.isDone()).toBe(true)
    expect(responses[0]!.request.headers.has('x-none')).toBe(false)
  })

  it.each([
    ['a name with a blank', { 'x y': 'a' }, "The header 'x y' cannot be sent"],
    ['an empty name', { '': 'a' }, "The header '' cannot be sent"],
    ['a line break', { 'x-a': 'hush\r\nx-b: c' }, "The header 'x-a' cannot be sent"],
    ['a letter beyond Latin', { 'x-a': 'hush ✓' }, "The header 'x-a' cannot be sent"],
    ['an object', { 'x-a': { b: 'hush' } }, 'its value must be a text, a number or a boolean'],
    ['a list', { 'x-a': ['hush'] }, 'its value must be a text, a number or a boolean'],
    ['a header of the connection', { 'Transfer-Encoding': 'chunked' }, 'the connection sets it by itself'],
    ['a length of its own', { 'content-length': 3 }, 'the connection sets it by itself']
  ])('refuses headers with %s', async (_, headers, message) => {
    const refused = testDestination.testAction('send', { mapping: { url, method: 'POST', headers } })
    await expect(refused).rejects.toThrow(PayloadValidationError)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('hush') })
  })

  it.each([
    ['ftp://example.com/a', 'The URL to send to is not an http or https URL.'],
    ['mailto:ada@example.com', 'The URL to send to is not an http or https URL.'],
    ['https://[a', 'URL must be a valid URI string']
  ])('refuses the URL %s', async (address, message) => {
    const refused = testDestination.testAction('send', { mapping: { url: address, method: 'POST' } })
    await expect(refused).rejects.toThrow(message)
    expect(testDestination.responses).toEqual([])
  })

  it.each([
    [{ method: 'POST' }, "missing the required field 'url'"],
    [{ url }, "missing the required field 'method'"],
    [{ url, method: 'GET' }, 'must be one of']
  ])('needs %j to be whole', async (mapping, message) => {
    await expect(testDestination.testAction('send', { mapping })).rejects.toThrow(message)
  })
})

describe('a batch', () => {
  const mapping = { url, method: 'PUT', headers: { 'x-a': 'b' }, data: { '@path': '$.properties' } }

  it('goes out as a list in one request', async () => {
    const endpoint = nock('https://example.com')
      .matchHeader('x-a', 'b')
      .put('/hook', [{ n: 1 }, { n: 2 }, null])
      .reply(200)
    const events = [{ properties: { n: 1 } }, { properties: { n: 2 } }, { properties: undefined }]
    const responses = await testDestination.testBatchAction('send', { events, mapping })
    expect(endpoint.isDone()).toBe(true)
    expect(responses).toHaveLength(1)
  })

  it('of one holds what a single event sends', async () => {
    nock('https://example.com').put('/hook').twice().reply(200)
    const [single] = await testDestination.testAction('send', { event: { properties: { n: 1 } }, mapping })
    const [batch] = await testDestination.testBatchAction('send', { events: [{ properties: { n: 1 } }], mapping })
    expect(await batch!.request.json()).toEqual([await single!.request.json()])
    expect(batch!.request.url).toBe(single!.request.url)
  })

  it('goes out in one request for each target', async () => {
    const endpoints = ['a', 'b'].map((host) => {
      const list =
        host === 'a'
          ? [
              { host, n: 1 },
              { host, n: 3 }
            ]
          : [{ host, n: 2 }]
      return nock(`https://${host}.example.com`).matchHeader('x-a', 'b').put('/hook', list).reply(200)
    })
    await testDestination.testBatchAction('send', {
      events: ['a', 'b', 'a'].map((host, index) => ({ properties: { host, n: index + 1 } })),
      mapping: { ...mapping, url: { '@template': 'https://{{properties.host}}.example.com/hook' } }
    })
    expect(endpoints.every((endpoint) => endpoint.isDone())).toBe(true)
  })

  it('goes on without the event whose target is no http URL', async () => {
    const endpoint = nock('https://example.com')
      .put('/hook', [{ to: 'https://example.com/hook' }])
      .reply(200)
    const results = await new Destination(webhook).executeBatch('send', {
      events: ['ftp://example.com/hook', url].map((to) => createTestEvent({ properties: { to } })),
      mapping: { ...mapping, url: { '@path': '$.properties.to' } },
      settings: {}
    })
    expect(endpoint.isDone()).toBe(true)
    expect(results.map(({ status }) => status)).toEqual([400, 200])
  })
})

describe('the signature', () => {
  const settings = { sharedSecret: 'hush' }
  const data = { '@path': '$.properties' }

  // A widely published test value of HMAC-SHA1.
  it('is the HMAC-SHA1 in hexadecimal digits', () => {
    expect(signatureHeader('key', 'The quick brown fox jumps over the lazy dog')).toEqual({
      'x-signature': 'de7c9b85b8b78aa6bc8a7a36f70a90701c9db4d9'
    })
  })

  it('is that of the body', async () => {
    const body = '{"name":"Zoë","n":1}'
    const endpoint = nock('https://example.com').matchHeader('x-signature', sign(body)).post('/hook').reply(200)
    const [response] = await testDestination.testAction('send', {
      event: { properties: { name: 'Zoë', n: 1 } },
      mapping: { url, method: 'POST', data },
      settings
    })
    expect(endpoint.isDone()).toBe(true)
    expect(await response!.request.text()).toBe(body)
  })

  it('is missing when there is no body', async () => {
    nock('https://example.com').post('/hook').reply(200)
    const [response] = await testDestination.testAction('send', { mapping: { url, method: 'POST' }, settings })
    expect(response!.request.headers.has('x-signature')).toBe(false)
  })

  it('is that of the first event of a batch', async () => {
    const endpoint = nock('https://example.com').matchHeader('x-signature', sign('{"n":1}')).post('/hook').reply(200)
    await testDestination.testBatchAction('send', {
      events: [{ properties: { n: 1 } }, { properties: { n: 2 } }],
      mapping: { url, method: 'POST', data },
      settings
    })
    expect(endpoint.isDone()).toBe(true)
  })

  it('is missing when the first event of a batch has no data', async () => {
    nock('https://example.com').post('/hook').reply(200)
    const [response] = await testDestination.testBatchAction('send', {
      events: [{ properties: undefined }, { properties: { n: 2 } }],
      mapping: { url, method: 'POST', data },
      settings
    })
    expect(response!.request.headers.has('x-signature')).toBe(false)
  })

  it('cannot be replaced by a mapped header', async () => {
    const endpoint = nock('https://example.com').matchHeader('x-signature', sign('{}')).post('/hook').reply(200)
    await testDestination.testAction('send', {
      mapping: { url, method: 'POST', data: {}, headers: { 'X-SIGNATURE': 'forged' } },
      settings
    })
    expect(endpoint.isDone()).toBe(true)
  })
})
