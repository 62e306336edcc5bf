import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import klaviyo from '..'

const settings = { api_key: 'fake-key' }
const testDestination = createTestIntegration(klaviyo)
const API = 'https://a.klaviyo.com/api'

/** What was sent, in order. */
let sent: [method: string, path: string, body: unknown][] = []

beforeAll(() => nock.disableNetConnect())
beforeEach(() => {
  sent = []
})
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

/** Plays the answer to the next request of this method. */
function play(method: 'GET' | 'POST' | 'DELETE', status: number, answer: object = {}) {
  nock('https://a.klaviyo.com', { reqheaders: { authorization: 'Klaviyo-API-Key fake-key', revision: '2025-01-15' } })
    .intercept(/^\/api\//, method)
    .reply(status, (path, body) => {
      sent.push([method, decodeURIComponent(path), body])
      return answer
    })
}

/** Sends a batch whose fields are the properties of its events. */
async function sendBatch(action: string, people: JSONObject[]) {
  const keys = ['email', 'phone_number', 'list_id']
  await testDestination.testBatchAction(action, {
    events: people.map((properties) => ({ type: 'track' as const, properties })),
    mapping: Object.fromEntries(keys.map((key) => [key, { '@path': `$.properties.${key}` }])),
    settings
  })
  return testDestination.results.at(-1)?.multistatus
}

describe('a removal', () => {
  it('asks for at most 100 people at a time and follows the pages', async () => {
    play('GET', 200, { data: [{ id: 'a' }], links: { next: `${API}/profiles/?page[cursor]=2` } })
    play('GET', 200, { data: [{ id: 'b' }, { id: 'a' }], links: { next: null } })
    play('DELETE', 204)
    play('GET', 200, { data: [{ id: 'c' }] })
    play('DELETE', 204)
    const people = Array.from({ length: 101 }, (_, index) => ({ email: `p${index}@example.com`, list_id: 'l1' }))
    expect(await sendBatch('removeProfile', people)).toHaveLength(101)
    expect(sent.map(([method]) => method)).toEqual(['GET', 'GET', 'DELETE', 'GET', 'DELETE'])
    expect(sent[2]?.[2]).toEqual({ data: ['a', 'b'].map((id) => ({ type: 'profile', id })) })
    expect(sent[3]?.[1]).toBe('/api/profiles/?filter=any(email,["p100@example.com"])')
  })

  it('keeps the lists apart, and one that fails leaves the other', async () => {
    play('GET', 500)
    play('GET', 200, { data: [{ id: 'b' }] })
    play('DELETE', 204)
    const results = await sendBatch('removeProfile', [
      { email: 'ada@example.com', list_id: 'l1' },
      { email: 'zoe@example.com', list_id: 'l2' },
      { email: 'alan@example.com', list_id: 'l2', phone_number: '4155550123' }
    ])
    expect(results).toMatchObject([{ status: 500 }, { status: 204 }, { status: 400 }])
    expect(sent.at(-1)?.[1]).toBe('/api/lists/l2/relationships/profiles/')
  })
})

describe('a refused bulk job', () => {
  const refusal = (pointer: string) => ({ errors: [{ detail: 'is not valid', source: { pointer } }] })

  it.each(['upsertProfile', 'addProfileToList', 'subscribeProfile', 'unsubscribeProfile'])(
    'of %s fails the event at fault, and asks for the others again',
    async (action) => {
      play('POST', 400, refusal('/data/attributes/profiles/data/1/attributes/email'))
      const people = ['ada', 'zoe'].map((name) => ({ email: `${name}@example.com`, list_id: 'l1' }))
      expect(await sendBatch(action, people)).toMatchObject([
        { status: 429 },
        { status: 400, errormessage: expect.stringContaining('is not valid') }
      ])
    }
  )

  it('for another reason fails all events', async () => {
    play('POST', 400, refusal('/data/relationships/lists/data/0'))
    const people = ['ada', 'zoe'].map((name) => ({ email: `${name}@example.com`, list_id: 'l1' }))
    expect(await sendBatch('addProfileToList', people)).toMatchObject([{ status: 400 }, { status: 400 }])
  })
})

describe('an order that Klaviyo takes', () => {
  it('is followed by its products', async () => {
    for (let count = 0; count < 3; count++) play('POST', 202)
    await testDestination.testAction('orderCompleted', {
      mapping: {
        profile: { email: 'ada@example.com' },
        properties: { order_id: 'o1', products: [{ sku: 's1' }] },
        unique_id: 'o1',
        products: [{ sku: 's1', price: 2.5 }, { sku: 's2' }]
      },
      settings
    })
    const attributes = sent.map(([, , body]) => (body as { data: { attributes: object } }).data.attributes)
    expect(attributes).toMatchObject([
      { unique_id: 'o1', metric: { data: { attributes: { name: 'Order Completed' } } } },
      {
        unique_id: 'o1_1',
        value: 2.5,
        properties: { order_id: 'o1', sku: 's1', price: 2.5 },
        metric: { data: { attributes: { name: 'Ordered Product' } } },
        profile: { data: { attributes: { email: 'ada@example.com' } } }
      },
      { unique_id: 'o1_2', properties: { order_id: 'o1', sku: 's2' } }
    ])
    expect(attributes[1]).not.toHaveProperty('properties.products')
  })
})

describe('a list', () => {
  it('is created for an audience without one', async () => {
    play('POST', 201, { data: { id: 'l9' } })
    const input = { settings, audienceName: 'Big Spenders', audienceSettings: {} }
    expect(await testDestination.createAudience(input)).toEqual({ externalId: 'l9' })
    expect(sent).toEqual([['POST', '/api/lists', { data: { type: 'list', attributes: { name: 'Big Spenders' } } }]])
  })

  it('is not created without a name', async () => {
    const input = { settings, audienceName: '', audienceSettings: {} }
    await expect(testDestination.createAudience(input)).rejects.toThrow('no name')
  })

  it('is found again', async () => {
    play('GET', 200, { data: { id: 'l1', attributes: { name: 'Main' } } })
    const input = { settings, externalId: 'l1', audienceSettings: {} }
    expect(await testDestination.getAudience(input)).toEqual({ externalId: 'l1' })
  })

  it('can be chosen from all pages', async () => {
    play('GET', 200, { data: [{ id: 'l1', attributes: { name: 'Main' } }], links: { next: `${API}/lists/?page=2` } })
    play('GET', 200, { data: [{ id: 'l2', attributes: { name: 'Second' } }] })
    const found = await testDestination.testDynamicField('upsertProfile', 'list_id', { settings, payload: {} })
    expect(found.choices).toEqual([
      { value: 'l1', label: 'Main' },
      { value: 'l2', label: 'Second' }
    ])
  })
})

it.each<[JSONObject, string]>([
  [{ phone_number: '4155550123' }, 'does not begin with a plus sign'],
  [{ phone_number: '12', country_code: 'US' }, 'not valid in US']
])('the phone number of %j is not sent', async (mapping, message) => {
  await expect(testDestination.testAction('upsertProfile', { mapping, settings })).rejects.toThrow(message)
})
