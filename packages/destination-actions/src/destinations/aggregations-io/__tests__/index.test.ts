import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import aggregations from '..'

const settings = { api_key: 'fake-api-key', ingest_id: 'abc123' }
const testDestination = createTestIntegration(aggregations)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('keeps requests under a megabyte, and the events of one that fails are alone in it', async () => {
  const sent: number[] = []
  nock('https://ingest.aggregations.io')
    .post('/abc123')
    .times(2)
    .reply((_, body) => [sent.push((body as unknown[]).length) === 1 ? 200 : 429])
  const events = Array.from({ length: 3 }, () => createTestEvent({ properties: { text: 'x'.repeat(400_000) } }))
  const mapping = { data: { '@path': '$.properties' }, enable_batching: true }
  const results = await testDestination.executeBatch('send', { events, mapping, settings })
  expect(sent).toEqual([2, 1])
  expect(results.map(({ status }) => status)).toEqual([200, 200, 429])
})
