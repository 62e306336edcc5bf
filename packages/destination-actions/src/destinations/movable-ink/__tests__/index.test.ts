import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { JSONObject } from '@segment/actions-core'
import movableInk from '..'

const settings = { username: 'ada', password: 'fake-password', movable_ink_url: 'https://events.example.com/segment' }
const testDestination = createTestIntegration(movableInk)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('sends the headers that are mapped, with commas between several values', async () => {
  const endpoint = nock('https://events.example.com', { reqheaders: { 'x-tags': 'a,b', 'x-number': '7' } })
    .post('/segment', { plan: 'pro' })
    .basicAuth({ user: 'ada', pass: 'fake-password' })
    .reply(200)
  const mapping = { headers: { 'X-Tags': ['a', 'b'], 'X-Number': 7, 'X-None': null }, data: { plan: 'pro' } }
  await testDestination.testAction('sendEntireEvent', { mapping, settings })
  expect(endpoint.isDone()).toBe(true)
})

it.each<[string, JSONObject, object]>([
  ["The header 'x y' cannot be sent", { headers: { 'x y': 'a' } }, {}],
  ["The header 'x-a' cannot be sent", { headers: { 'x-a': { b: 'c' } } }, {}],
  ['The setting "Movable Ink URL" is not a URL.', {}, { movable_ink_url: 'events.example.com' }]
])('says "%s"', async (message, mapping, changes) => {
  const refused = testDestination.testAction('sendEntireEvent', { mapping, settings: { ...settings, ...changes } })
  await expect(refused).rejects.toMatchObject({
    code: 'PAYLOAD_VALIDATION_FAILED',
    message: expect.stringContaining(message)
  })
})
