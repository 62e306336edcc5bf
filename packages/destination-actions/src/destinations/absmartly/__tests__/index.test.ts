import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import absmartly from '..'

const settings = {
  collectorEndpoint: 'https://collector.example.com/v1',
  apiKey: 'fake-api-key',
  environment: 'production'
}
const testDestination = createTestIntegration(absmartly)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('moves every time of an exposure by as much as its clock was wrong', async () => {
  const exposure: JSONObject = {
    publishedAt: 5000,
    exposures: [{ name: 'a', exposedAt: 4000 }, { name: 'without a time' }],
    goals: [{ name: 'g', achievedAt: 4500 }],
    attributes: [{ name: 'plan', setAt: 1000 }]
  }
  const endpoint = nock('https://collector.example.com')
    .put('/v1/context', {
      publishedAt: 1_790_856_000_000,
      exposures: [{ name: 'a', exposedAt: 1_790_855_999_000 }, { name: 'without a time' }],
      goals: [{ name: 'g', achievedAt: 1_790_855_999_500 }],
      attributes: [{ name: 'plan', setAt: 1_790_855_996_000 }],
      historic: true
    })
    .reply(200, {})
  const event = createTestEvent({ timestamp: '2026-10-01T12:00:00.000Z' })
  await testDestination.testAction('trackExposure', { event, mapping: { exposure }, settings })
  expect(endpoint.isDone()).toBe(true)
})

it.each<[string, JSONObject]>([
  ['no exposures', { publishedAt: 5000 }],
  ['no time', { exposures: [] }],
  ['exposures that are texts', { publishedAt: 5000, exposures: ['a'] }]
])('refuses an exposure with %s', async (_, exposure) => {
  const refused = testDestination.testAction('trackExposure', { mapping: { exposure }, settings })
  await expect(refused).rejects.toMatchObject({ code: 'PAYLOAD_VALIDATION_FAILED' })
})
