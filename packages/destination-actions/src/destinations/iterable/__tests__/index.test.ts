import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { apiKey: 'fake-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const events = ['ada', 'grace', 'radia'].map((userId) => ({ type: 'track' as const, userId, event: 'Signed Up' }))

it.each([
  ['trackEvent', 'events/trackBulk', { eventName: 'Signed Up' }],
  ['updateUser', 'users/bulkUpdate', {}]
])('%s fails the events of users that Iterable did not take', async (action, path, more) => {
  nock('https://api.iterable.com')
    .post(`/api/${path}`)
    .reply(200, { failedUpdates: { invalidUserIds: ['grace'], notFoundEmails: [] } })
  const results = await testDestination.executeBatch(action, {
    events,
    mapping: { userId: { '@path': '$.userId' }, ...more },
    settings
  })
  expect(results.map(({ status }) => status)).toEqual([200, 400, 200])
  expect(results[1]).toMatchObject({ errormessage: 'Iterable did not take the user: invalidUserIds.' })
})

it.each([
  ['2026-01-15T09:12:33.456Z', '2026-01-15 09:12:33 +00:00'],
  ['2026-01-15T09:12:33+02:00', '2026-01-15 07:12:33 +00:00'],
  ['2026-01-15', '2026-01-15'],
  ['soon', 'soon']
])('sends the field %s as %s, at any depth', async (given, sent) => {
  const update = nock('https://api.iterable.com')
    .post('/api/users/update', { userId: 'ada', dataFields: { since: sent, trips: [{ on: sent }] } })
    .reply(200, {})
  const mapping = { userId: 'ada', dataFields: { since: given, trips: [{ on: given }] } }
  await testDestination.testAction('updateUser', { settings, mapping })
  expect(update.isDone()).toBe(true)
})
