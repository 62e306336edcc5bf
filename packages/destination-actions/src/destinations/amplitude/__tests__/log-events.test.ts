import nock from 'nock'
import { createTestIntegration, HTTPError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import amplitude from '..'

const settings = { apiKey: 'fake-api-key', secretKey: 'fake-secret-key', endpoint: 'north_america' } as const
const testDestination = createTestIntegration(amplitude)

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.51 Safari/537.36'

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  testDestination.responses = []
})
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** Runs an action with a mapping of constants, and gives the JSON body of its request. */
async function uploaded(action: string, mapping: JSONObject, host = 'https://api2.amplitude.com', path = '/2/httpapi') {
  nock(host).matchHeader('content-type', 'application/json').post(path).reply(200, { code: 200 })
  const endpoint = host.includes('.eu.') ? 'europe' : 'north_america'
  const [response] = await testDestination.testAction(action, { mapping, settings: { ...settings, endpoint } })
  return (await response!.request.json()) as { api_key: string; events: JSONObject[]; options?: JSONObject }
}

describe.each(['logEvent', 'logEventV2', 'logPurchase'])('%s', (action) => {
  const bare = { event_type: 'Seen', session_id: -1, library: 'segment' }

  it.each<[what: string, mapping: JSONObject, sent: JSONObject]>([
    ['little', { user_id: 'ada-1' }, { user_id: 'ada-1' }],
    ['no user', { user_id: null, device_id: 'dev-1' }, { user_id: null, device_id: 'dev-1' }],
    [
      'values under their own names',
      { device_id: 'dev-1', groups: { company: 'Acme' }, price: 2.5, quantity: 2, revenue: 5, insert_id: 'i1' },
      { device_id: 'dev-1', groups: { company: 'Acme' }, price: 2.5, quantity: 2, revenue: 5, insert_id: 'i1' }
    ],
    ['times as milliseconds', { time: '2024-02-29T12:00:00.5Z' }, { time: 1_709_208_000_500 }],
    ['times without an offset as UTC', { time: '2024-02-29T12:00:00' }, { time: 1_709_208_000_000 }],
    ['times of other forms', { time: 'Thu, 29 Feb 2024 12:00:00 GMT' }, { time: 1_709_208_000_000 }],
    ['a session by its date', { session_id: '2024-02-29T12:00:00Z' }, { session_id: 1_709_208_000_000 }],
    ['a session by its number', { session_id: 1_709_208_000_000 }, { session_id: 1_709_208_000_000 }],
    ['a session by digits', { session_id: '1709208000000' }, { session_id: 1_709_208_000_000 }],
    ['the platform of a browser', { library: 'analytics.js' }, { platform: 'Web' }],
    ['a platform as it is', { library: 'analytics.js', platform: 'tvOS' }, { platform: 'tvOS' }],
    ['iOS', { platform: 'ios' }, { platform: 'iOS' }],
    ['Android', { platform: 'android' }, { platform: 'Android' }],
    ['the library', { library2: { behavior: 'use_mapping', mapping: 'kotlin' } }, { library: 'kotlin' }],
    ['a library of its own', { library2: { behavior: 'auto', mapping: 'kotlin' } }, { library: 'segment' }],
    ['no library', { library2: { behavior: 'use_mapping' } }, { library: 'segment' }],
    [
      'the device in a user agent',
      { userAgent: iPhone, userAgentParsing: true },
      { os_name: 'Mobile Safari', os_version: '9', device_manufacturer: 'Apple', device_model: 'iPhone' }
    ],
    [
      'the system as the device where there is no other',
      { userAgent: chrome, userAgentParsing: true, includeRawUserAgent: true },
      { os_name: 'Chrome', os_version: '99', device_model: 'Windows', user_agent: chrome }
    ],
    [
      'client hints and mapped values before the user agent',
      {
        userAgent: chrome,
        userAgentParsing: true,
        userAgentData: { model: 'Surface', platformVersion: '13.0.0' },
        os_name: 'Mine'
      },
      { os_name: 'Mine', os_version: '13.0.0', device_model: 'Surface' }
    ],
    ['nothing of a user agent that says nothing', { userAgent: 'x', userAgentParsing: true }, {}],
    ['no user agent when that is off', { userAgent: iPhone }, {}],
    ['plain user properties', { user_properties: { plan: 'pro' } }, { user_properties: { plan: 'pro' } }],
    [
      'plain user properties by an operation beside operations',
      { user_properties: { plan: 'pro', $add: { visits: 1 } } },
      { user_properties: { $add: { visits: 1 }, $set: { plan: 'pro' } } }
    ]
  ])('sends %s', async (_, mapping, sent) => {
    const body = await uploaded(action, { event_type: 'Seen', ...mapping })
    expect(body).toEqual({ api_key: 'fake-api-key', events: [{ ...bare, ...sent }] })
  })

  it.each([
    ['https://api2.amplitude.com', '/2/httpapi', false],
    ['https://api2.amplitude.com', '/batch', true],
    ['https://api.eu.amplitude.com', '/2/httpapi', false],
    ['https://api.eu.amplitude.com', '/batch', true]
  ])('sends to %s%s', async (host, path, use_batch_endpoint) => {
    expect(await uploaded(action, { event_type: 'Seen', use_batch_endpoint }, host, path)).toMatchObject({
      events: [bare]
    })
  })

  it.each([
    [1, { min_id_length: 1 }],
    [0, undefined],
    [null, undefined]
  ])('with the least length of ids %p has the options %p', async (min_id_length, options) => {
    expect((await uploaded(action, { event_type: 'Seen', min_id_length })).options).toEqual(options)
  })

  it.each([400, 413, 429, 500, 503])('hands on the status %i', async (status) => {
    nock('https://api2.amplitude.com').post('/2/httpapi').reply(status, { code: status, error: 'No' })
    const refused = testDestination.testAction(action, { mapping: { event_type: 'Seen' }, settings })
    await expect(refused).rejects.toThrow(HTTPError)
    await expect(refused).rejects.toMatchObject({ response: { status, data: { error: 'No' } } })
  })

  it('needs an event type', async () => {
    const refused = testDestination.testAction(action, { mapping: { user_id: 'ada-1' }, settings })
    await expect(refused).rejects.toThrow("missing the required field 'event_type'")
  })
})

describe('where a user came from', () => {
  const utm_properties = { utm_source: 'news', utm_medium: 'email' }
  const set = { ...utm_properties, referrer: 'https://a.example' }
  const initial = { initial_utm_source: 'news', initial_utm_medium: 'email', initial_referrer: 'https://a.example' }

  it.each(['logEvent', 'logPurchase'])('goes out twice by %s', async (action) => {
    const mapping = { event_type: 'Seen', user_properties: { plan: 'pro' }, utm_properties, referrer: set.referrer }
    const { events } = await uploaded(action, mapping)
    expect(events[0]!.user_properties).toEqual({ $set: { plan: 'pro', ...set }, $setOnce: initial })
  })

  it('goes out by logEventV2 as it is mapped, but for empty first values', async () => {
    const setOnce = { initial_utm_source: 'news', initial_referrer: '' }
    const mapping = { event_type: 'Seen', user_properties: {}, setOnce, setAlways: set, add: { visits: 1 } }
    const { events } = await uploaded('logEventV2', mapping)
    expect(events[0]!.user_properties).toEqual({
      $set: set,
      $setOnce: { initial_utm_source: 'news' },
      $add: { visits: 1 }
    })
  })
})

describe('logPurchase', () => {
  const order = { user_id: 'ada-1', event_type: 'Order Completed', insert_id: 'i1', event_properties: { total: 30 } }
  const products: JSONObject[] = [
    { productId: 'p1', price: 19, quantity: 1, sku: '45790-32' },
    { productId: 'p2', price: 3, quantity: 2, revenue: 5, revenueType: 'income' },
    { productId: 'p3', revenue: 7 }
  ]
  const user = { user_id: 'ada-1', session_id: -1, library: 'segment' }
  const main = { ...user, event_type: 'Order Completed', insert_id: 'i1', event_properties: { total: 30 } }
  const purchases = products.map((product, index) => ({
    ...user,
    event_type: 'Product Purchased',
    insert_id: `i1-${index + 1}`,
    event_properties: product
  }))

  it('logs the revenue with the order', async () => {
    const { events } = await uploaded('logPurchase', { ...order, products, revenue: 32, revenueType: 'income' })
    expect(events).toEqual([{ ...main, revenue: 32, revenueType: 'income' }, ...purchases])
  })

  it('logs the revenue with the products, price times quantity first', async () => {
    const mapping = { ...order, products, revenue: 32, price: 1, quantity: 1, trackRevenuePerProduct: true }
    expect((await uploaded('logPurchase', mapping)).events).toEqual([
      main,
      { ...purchases[0], productId: 'p1', price: 19, quantity: 1, revenue: 19 },
      { ...purchases[1], productId: 'p2', price: 3, quantity: 2, revenue: 6, revenueType: 'income' },
      { ...purchases[2], productId: 'p3', revenue: 7 }
    ])
  })

  it.each([[[]], [undefined]])('keeps the revenue with the order when the products are %p', async (none) => {
    const mapping = { ...order, revenue: 32, trackRevenuePerProduct: true, ...(none && { products: none }) }
    expect((await uploaded('logPurchase', mapping)).events).toEqual([{ ...main, revenue: 32 }])
  })

  it.each<[what: string, use_batch_endpoint: boolean, count: number, length: number, sizes: number[]]>([
    ['fewer than 2,000 events', false, 2000, 1, [1999, 2]],
    ['less than 1 MB', false, 19, 60_000, [17, 3]],
    ['more by the batch endpoint', true, 19, 60_000, [20]]
  ])('sends %s a request', async (_, use_batch_endpoint, count, length, sizes) => {
    const sent: { events: object[] }[] = []
    nock('https://api2.amplitude.com')
      .persist()
      .post(use_batch_endpoint ? '/batch' : '/2/httpapi', (body) => sent.push(body) > 0)
      .reply(200, {})
    const many = Array.from({ length: count }, () => ({ sku: 'x'.repeat(length) }))
    const mapping = { ...order, products: many, use_batch_endpoint }
    await testDestination.testAction('logPurchase', { mapping, settings })
    expect(sent.map(({ events }) => events.length)).toEqual(sizes)
  })
})
