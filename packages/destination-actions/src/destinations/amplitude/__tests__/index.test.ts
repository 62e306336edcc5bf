import nock from 'nock'
import { createTestIntegration, PayloadValidationError } from '@segment/actions-core'
import type { JSONObject, JSONValue, SegmentEvent } from '@segment/actions-core'
import amplitude from '..'

const settings = { apiKey: 'fake-api-key', secretKey: 'fake-secret-key', endpoint: 'north_america' } as const
const europe = { ...settings, endpoint: 'europe' } as const
const credentials = { user: settings.apiKey, pass: settings.secretKey }
const testDestination = createTestIntegration(amplitude)

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 9_1 like Mac OS X) AppleWebKit/601.1.46 (KHTML, like Gecko) Version/9.0 Mobile/13B143 Safari/601.1'

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  testDestination.responses = []
})
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** Runs an action, and gives the address of each of its forms and what stands in it. */
async function posted(
  action: string,
  input: { event?: Partial<SegmentEvent>; mapping?: JSONObject },
  used: typeof settings | typeof europe = settings
) {
  for (const host of ['https://api2.amplitude.com', 'https://api.amplitude.com', 'https://api.eu.amplitude.com']) {
    nock(host)
      .persist()
      .matchHeader('content-type', /^application\/x-www-form-urlencoded/)
      .post(/^/)
      .reply(200, 'success')
  }
  const useDefaultMappings = input.event !== undefined
  const responses = await testDestination.testAction(action, { ...input, settings: used, useDefaultMappings })
  return Promise.all(
    responses.map(async ({ request }) => {
      const { api_key, ...values } = Object.fromEntries(new URLSearchParams(await request.text()))
      expect(api_key).toBe(settings.apiKey)
      const parsed = Object.entries(values).map(([name, json]) => [name, JSON.parse(json) as unknown])
      return [request.url, Object.fromEntries(parsed)] as [string, unknown]
    })
  )
}

describe('forms', () => {
  const url = 'https://api2.amplitude.com'

  it('identify a user, with all that is known', async () => {
    const event: Partial<SegmentEvent> = {
      type: 'identify',
      userId: 'ada-1',
      anonymousId: 'anon-1',
      traits: { plan: 'pro' },
      context: { library: { name: 'analytics.js', version: '2' }, campaign: { source: 'news' }, userAgent: iPhone }
    }
    const mapping = { paying: true, start_version: '1.0', insert_id: 'i1', min_id_length: 1 }
    const identification = {
      user_id: 'ada-1',
      device_id: 'anon-1',
      user_properties: { $set: { plan: 'pro', utm_source: 'news' }, $setOnce: { initial_utm_source: 'news' } },
      os_name: 'Mobile Safari',
      os_version: '9',
      device_manufacturer: 'Apple',
      device_model: 'iPhone',
      platform: 'Web',
      library: 'segment',
      paying: true,
      start_version: '1.0',
      insert_id: 'i1'
    }
    expect(await posted('identifyUser', { event, mapping })).toEqual([
      [`${url}/identify`, { identification, options: { min_id_length: 1 } }]
    ])
  })

  it('map a user to another', async () => {
    const event: Partial<SegmentEvent> = { type: 'alias', previousId: 'old-1', userId: 'new-1' }
    expect(await posted('mapUser', { event })).toEqual([
      ['https://api.amplitude.com/usermap', { mapping: [{ user_id: 'old-1', global_user_id: 'new-1' }] }]
    ])
  })

  it('put a user into a group, and describe the group', async () => {
    const event: Partial<SegmentEvent> = {
      type: 'group',
      userId: 'ada-1',
      anonymousId: 'anon-1',
      timestamp: '2024-02-29T12:00:00Z',
      traits: { employees: 20 }
    }
    const mapping = { group_type: 'company', group_value: 'Acme', insert_id: 'i1', min_id_length: 1 }
    const group = { company: 'Acme' }
    const user = { user_id: 'ada-1', device_id: 'anon-1', insert_id: 'i1', time: 1_709_208_000_000 }
    const options = { min_id_length: 1 }
    expect(await posted('groupIdentifyUser', { event, mapping })).toEqual([
      [`${url}/identify`, { identification: [{ ...user, groups: group, user_properties: group }], options }],
      [
        `${url}/groupidentify`,
        {
          identification: [{ group_type: 'company', group_value: 'Acme', group_properties: { employees: 20 } }],
          options
        }
      ]
    ])
  })

  it.each([
    ['identifyUser', ['https://api.eu.amplitude.com/identify']],
    ['mapUser', ['https://api.eu.amplitude.com/usermap']],
    ['groupIdentifyUser', ['https://api.eu.amplitude.com/identify', 'https://api.eu.amplitude.com/groupidentify']]
  ])('of %s stay in Europe', async (action, addresses) => {
    const mapping = { user_id: 'ada-1', ...(action === 'groupIdentifyUser' && { group_type: 'a', group_value: 'b' }) }
    expect((await posted(action, { mapping }, europe)).map(([address]) => address)).toEqual(addresses)
  })

  it('describe no group when its user is refused', async () => {
    nock(url).post('/identify').reply(400, 'missing_event')
    const mapping = { group_type: 'company', group_value: 'Acme' }
    const refused = testDestination.testAction('groupIdentifyUser', { mapping, settings })
    await expect(refused).rejects.toMatchObject({ response: { status: 400, content: 'missing_event' } })
  })
})

describe('presets', () => {
  const common = { userId: 'ada-1', timestamp: '2024-02-29T12:00:00Z' }
  const subscriptions = amplitude.presets as JSONValue

  it.each<[preset: string, event: SegmentEvent, types: string[]]>([
    ['Track Calls', { ...common, type: 'track', event: 'Signed Up' }, ['Signed Up']],
    [
      'Order Completed Calls',
      { ...common, type: 'track', event: 'Order Completed', properties: { products: [{ productId: 'p1' }] } },
      ['Order Completed', 'Product Purchased']
    ],
    ['Page Calls', { ...common, type: 'page', name: 'Home' }, ['Viewed Home']],
    ['Screen Calls', { ...common, type: 'screen', name: 'Home' }, ['Viewed Home']]
  ])('%s: one of them logs the events', async (_, event, types) => {
    const { requests } = await testDestination.dryRun(event, { ...settings, subscriptions })
    expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/2/httpapi'])
    const { events } = JSON.parse(requests[0]!.body!) as { events: JSONObject[] }
    expect(events.map(({ event_type }) => event_type)).toEqual(types)
    expect(events[0]).toMatchObject({ user_id: 'ada-1', time: 1_709_208_000_000 })
  })

  it('Identify Calls: it identifies the user', async () => {
    const { requests } = await testDestination.dryRun({ ...common, type: 'identify' }, { ...settings, subscriptions })
    expect(requests.map(({ url }) => url)).toEqual(['https://api2.amplitude.com/identify'])
  })
})

describe.each([
  [settings, 'https://amplitude.com'],
  [europe, 'https://analytics.eu.amplitude.com']
])('with the credentials', (used, host) => {
  const search = () => nock(host).get('/api/2/usersearch?user=testUser@example.com').basicAuth(credentials)

  it(`a search on ${host} passes`, async () => {
    search().reply(200, { matches: [] })
    await expect(testDestination.testAuthentication(used)).resolves.toBeUndefined()
  })

  it(`a search on ${host} that is refused fails`, async () => {
    search().reply(403)
    await expect(testDestination.testAuthentication(used)).rejects.toThrow('Credentials are invalid')
  })

  it(`a user is deleted on ${host}`, async () => {
    const deletion = { user_ids: ['ada-1'], requester: 'segment', ignore_invalid_id: 'true', delete_from_org: 'false' }
    const amplitudeApi = nock(host).post('/api/2/deletions/users', deletion).basicAuth(credentials).reply(200, {})
    await testDestination.onDelete!({ type: 'delete', userId: 'ada-1' }, used as never)
    expect(amplitudeApi.isDone()).toBe(true)
  })

  it(`nobody without a user id is deleted on ${host}`, async () => {
    const refused = testDestination.onDelete!({ type: 'delete', anonymousId: 'anon-1' }, used as never)
    await expect(refused).rejects.toThrow(PayloadValidationError)
  })
})
