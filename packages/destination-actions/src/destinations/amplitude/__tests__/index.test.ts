import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import amplitude from '..'

const settings = { apiKey: 'fake-api-key', secretKey: 'fake-secret-key', endpoint: 'north_america' } as const
const testDestination = createTestIntegration(amplitude)

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'
const windows =
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

/** Runs an action with a mapping of constants, and returns the events of its first request. */
async function eventsOf(action: string, mapping: JSONObject) {
  nock('https://api2.amplitude.com').post('/2/httpapi').reply(200, { code: 200 })
  const [response] = await testDestination.testAction(action, { mapping, settings })
  return ((await response!.request.json()) as { events: JSONObject[] }).events
}

describe('an event', () => {
  const bare = { event_type: 'Seen', library: 'segment' }

  it.each<[what: string, mapping: JSONObject, sent: JSONObject]>([
    ['times without an offset as UTC', { time: '2024-02-29T12:00:00' }, { time: 1_709_208_000_000 }],
    ['times of other forms', { time: 'Thu, 29 Feb 2024 12:00:00 GMT' }, { time: 1_709_208_000_000 }],
    ['times of digits as milliseconds', { time: '1709208000000' }, { time: 1_709_208_000_000 }],
    ['no user', { user_id: null, device_id: 'dev-1' }, { user_id: null, device_id: 'dev-1' }],
    ['the platform of a browser', { library: 'analytics.js' }, { platform: 'Web' }],
    ['a platform as it is', { library: 'analytics.js', platform: 'tvOS' }, { platform: 'tvOS' }],
    [
      'the device in a user agent',
      { userAgent: iPhone, userAgentParsing: true },
      {
        os_name: 'iOS',
        os_version: '9',
        device_manufacturer: 'Apple',
        device_model: 'iPhone',
        device_type: 'mobile'
      }
    ],
    [
      'the system as the model of a computer',
      { userAgent: windows, userAgentParsing: true },
      { os_name: 'Windows', os_version: '99', device_model: 'Windows' }
    ],
    [
      'client hints and mapped values before the user agent',
      {
        userAgent: windows,
        userAgentParsing: true,
        userAgentData: { model: 'Surface', platformVersion: '13.0.0' },
        os_name: 'Mine'
      },
      { os_name: 'Mine', os_version: '13.0.0', device_model: 'Surface' }
    ],
    ['nothing of a user agent that says nothing', { userAgent: 'x', userAgentParsing: true }, {}],
    [
      'operations of several fields together, the mapped properties first',
      {
        user_properties: { plan: 'pro', $unset: { old: '-' }, $add: { visits: 2 } },
        setOnce: { initial_utm_source: 'news', initial_referrer: '' },
        setAlways: { utm_source: 'news' },
        add: { visits: 1, clicks: 1 }
      },
      {
        user_properties: {
          plan: 'pro',
          $unset: { old: '-' },
          $setOnce: { initial_utm_source: 'news' },
          $set: { utm_source: 'news' },
          $add: { visits: 2, clicks: 1 }
        }
      }
    ]
  ])('has %s', async (_, mapping, sent) => {
    expect(await eventsOf('logEventV2', { event_type: 'Seen', ...mapping })).toEqual([{ ...bare, ...sent }])
  })
})

describe('a purchase', () => {
  const order = { event_type: 'Order Completed', trackRevenuePerProduct: true }

  it('keeps its revenue where there are no products', async () => {
    expect(await eventsOf('logPurchase', { ...order, revenue: 32, products: [] })).toEqual([
      { event_type: 'Order Completed', library: 'segment', revenue: 32, revenueType: 'Purchase' }
    ])
  })

  it('has no revenue for a product without any', async () => {
    const purchased = { event_type: 'Product Purchased', library: 'segment', event_properties: { price: 3 } }
    expect(await eventsOf('logPurchase', { ...order, products: [{ price: 3 }] })).toEqual([
      { event_type: 'Order Completed', library: 'segment' },
      purchased
    ])
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
    const products = Array.from({ length: count }, () => ({ sku: 'x'.repeat(length) }))
    const mapping = { ...order, products, use_batch_endpoint }
    await testDestination.testAction('logPurchase', { mapping, settings })
    expect(sent.map(({ events }) => events.length)).toEqual(sizes)
  })
})

describe('a form', () => {
  // The records have the text `undefined` as options, which these forms leave out.
  it.each<[action: string, path: string, mapping: JSONObject, form: Record<string, string>]>([
    [
      'identifyUser',
      '/identify',
      { user_id: 'ada-1', user_properties: { plan: 'pro' }, paying: true },
      {
        identification: '{"user_id":"ada-1","paying":true,"user_properties":{"plan":"pro"},"library":"segment"}'
      }
    ],
    [
      'identifyUser',
      '/identify',
      { user_id: 'ada-1', min_id_length: 1 },
      { identification: '{"user_id":"ada-1","library":"segment"}', options: '{"min_id_length":1}' }
    ],
    [
      'groupIdentifyUser',
      '/groupidentify',
      { group_type: 'company', group_value: 'Acme', group_properties: { employees: 20 }, min_id_length: 0 },
      {
        identification:
          '[{"group_type":"company","group_value":"Acme","group_properties":{"employees":20},"library":"segment"}]'
      }
    ]
  ])('of %s to %s holds what %j maps', async (action, path, mapping, form) => {
    nock('https://api2.amplitude.com').post(path).reply(200, 'success')
    const [response] = await testDestination.testAction(action, { mapping, settings })
    const sent = new URLSearchParams(await response!.request.text())
    expect(Object.fromEntries(sent)).toEqual({ api_key: 'fake-api-key', ...form })
  })

  it('describes no group when its member is not accepted', async () => {
    nock('https://api2.amplitude.com').post('/identify').reply(400, 'missing_event')
    const mapping = { user_id: 'ada-1', group_type: 'company', group_value: 'Acme' }
    const failed = testDestination.testAction('groupIdentifyUser', { mapping, settings })
    await expect(failed).rejects.toMatchObject({ response: { status: 400, content: 'missing_event' } })
  })
})

describe('a deletion', () => {
  it('goes to the data center of the project', async () => {
    const amplitudeApi = nock('https://analytics.eu.amplitude.com')
      .post('/api/2/deletions/users', { user_ids: ['ada-1'], requester: 'segment' })
      .basicAuth({ user: settings.apiKey, pass: settings.secretKey })
      .reply(200, {})
    await testDestination.onDelete!({ type: 'delete', userId: 'ada-1' }, { ...settings, endpoint: 'europe' } as never)
    expect(amplitudeApi.isDone()).toBe(true)
  })

  it('without a user ID fails', async () => {
    const failed = testDestination.onDelete!({ type: 'delete', anonymousId: 'anon-1' }, settings as never)
    await expect(failed).rejects.toThrow(PayloadValidationError)
  })
})
