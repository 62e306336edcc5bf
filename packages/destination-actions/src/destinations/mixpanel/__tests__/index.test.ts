import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import mixpanel from '..'
import { browserOf } from '../browser'

const settings = { projectToken: 'fake-token', apiSecret: 'fake-secret' }
const testDestination = createTestIntegration(mixpanel)
const mapping = {
  event: { '@path': '$.event' },
  insert_id: { '@path': '$.messageId' },
  time: { '@path': '$.timestamp' }
}
const events = ['m1', 'm2', 'm3'].map((messageId) => ({ type: 'track' as const, event: 'Signed Up', messageId }))

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const importAnswers = (status: number, answer: object) =>
  nock('https://api.mixpanel.com').post('/import').query({ strict: '1' }).reply(status, answer)

describe('a batch', () => {
  const failed = (index: number) => ({
    code: 400,
    failed_records: [{ index, insert_id: 'm2', field: 'properties.time', message: "'properties.time' is invalid" }]
  })

  it('keeps the events that pass the validation', async () => {
    importAnswers(400, failed(1))
    await testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    expect(testDestination.results[0]!.multistatus).toMatchObject([
      { status: 200 },
      { status: 400, errormessage: expect.stringContaining("'properties.time' is invalid") },
      { status: 200 }
    ])
  })

  it('fails the purchase whose product does not pass', async () => {
    importAnswers(400, failed(2))
    await testDestination.testBatchAction('trackPurchase', {
      events: ['m1', 'm2'].map((messageId) => ({
        type: 'track' as const,
        event: 'Order Completed',
        messageId,
        properties: { products: [{ product_id: 'p1' }, { product_id: 'p2' }] }
      })),
      settings,
      useDefaultMappings: true
    })
    expect(testDestination.results[0]!.multistatus).toMatchObject([{ status: 400 }, { status: 200 }])
  })

  it('of one event fails where the event does not pass', async () => {
    importAnswers(400, failed(0))
    const refused = testDestination.testAction('trackEvent', { event: events[0], mapping, settings })
    await expect(refused).rejects.toMatchObject({ status: 400, message: expect.stringContaining('is invalid') })
  })

  it.each([401, 413, 429, 500])('hands on the status %i', async (status) => {
    importAnswers(status, failed(0))
    const refused = testDestination.testBatchAction('trackEvent', { events, mapping, settings })
    await expect(refused).rejects.toMatchObject({ response: { status } })
  })
})

describe('a single event', () => {
  /** Sends an event and returns the properties of all events in its request. */
  async function sentProperties(action: string, mapping: JSONObject) {
    let sent: { properties: Record<string, unknown> }[] = []
    nock('https://api.mixpanel.com')
      .post('/import', (body) => {
        sent = body
        return true
      })
      .query(true)
      .reply(200, {})
    await testDestination.testAction(action, { mapping: { event: 'Order Completed', ...mapping }, settings })
    return sent.map(({ properties }) => properties)
  }

  it.each([
    ['2026-10-05T10:20:30Z', 1791195630000],
    ['1791195630', 1791195630],
    [1791195630000, 1791195630000]
  ])('of %j happened at %d', async (time, expected) => {
    expect(await sentProperties('trackEvent', { time })).toMatchObject([{ time: expected }])
  })

  it('without an insert ID gets one that leaves room for the number of a product', async () => {
    const products = Array.from({ length: 11 }, () => ({ product_id: 'p1' }))
    const sent = await sentProperties('trackPurchase', { products, generatePurchaseEventPerProduct: true })
    const ids = sent.map(({ $insert_id }) => $insert_id)
    expect(new Set(ids).size).toBe(12)
    expect(ids.every((id) => /^[\da-f]{32,36}$/.test(String(id)))).toBe(true)
  })
})

describe('the browser', () => {
  const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

  it.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/119.0.0.0 Safari/537.36 Edg/119.0.2151.44`,
      'Microsoft Edge',
      '119.0.2151.44'
    ],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webKit} Chrome/119.0.0.0 Safari/537.36 OPR/105.0.0.0`,
      'Opera',
      '105.0.0.0'
    ],
    [
      `Mozilla/5.0 (Linux; Android 13; SM-S901B) ${webKit} SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet',
      '23.0'
    ],
    [`Mozilla/5.0 (Linux; Android 13; Pixel 7) ${webKit} Chrome/119.0.0.0 Mobile Safari/537.36`, 'Chrome', '119.0.0.0'],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) ${webKit} CriOS/119.0.6045.109 Mobile/15E148 Safari/604.1`,
      'Chrome iOS',
      '119.0.6045.109'
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) ${webKit} Version/17.1 Mobile/15E148 Safari/604.1`,
      'Mobile Safari',
      '17.1'
    ],
    [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/17.0 Safari/605.1.15`, 'Safari', '17.0'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:119.0) Gecko/20100101 Firefox/119.0', 'Firefox', '119.0'],
    ['Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko', 'Internet Explorer', '11.0'],
    ['curl/8.4.0', '', undefined],
    [undefined, undefined, undefined]
  ])('of %s is %s %s', (userAgent, name, version) => {
    expect(browserOf(userAgent)).toEqual({ name, version })
  })
})
