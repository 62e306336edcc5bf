import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { accessToken: 'fake-token', accountId: '12', dataFileUrl: 'https://cdn.example.com/file.json' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

const mapping = { eventKey: 'signup', userId: 'user-1', timestamp: '2026-01-31T12:00:00Z', uuid: 'message-1' }

it('keeps the access token from the hosts of data files and events', async () => {
  const dataFile = nock('https://cdn.example.com', { badheaders: ['authorization'] })
    .get('/file.json')
    .reply(200, { accountId: '12', events: [{ id: 'e-1', key: 'signup' }] })
  const api = nock('https://logx.optimizely.com', { badheaders: ['authorization'] })
    .post('/v1/events')
    .reply(204)
  await testDestination.testAction('trackEvent', { settings, mapping })
  expect([dataFile, api].map((one) => one.isDone())).toEqual([true, true])
})

it('lists no events where there is no data file', async () => {
  nock('https://cdn.example.com').get('/file.json').reply(200, 'not available')
  const answer = await testDestination.executeDynamicField('trackEvent', 'eventKey', { settings, payload: {} })
  expect(answer).toMatchObject({ choices: [], error: { code: '400' } })
})

it('asks for the deletion of the user', async () => {
  const api = nock('https://api.optimizely.com')
    .post('/v2/subject-access-requests', {
      data_type: 'visitor',
      identifier: 'user-1',
      identifier_type: 'fullstack_id',
      request_type: 'delete'
    })
    .matchHeader('authorization', 'Bearer fake-token')
    .reply(201, {})
  await testDestination.onDelete?.({ type: 'delete', userId: 'user-1' }, settings)
  expect(api.isDone()).toBe(true)
})

it.each([
  ['a user ID', { anonymousId: 'anonymous-1' }, settings, 'Optimizely deletes people by their user ID'],
  [
    'an access token',
    { userId: 'user-1' },
    { accountId: '12', dataFileUrl: settings.dataFileUrl },
    'Add one to the settings'
  ]
])('deletes nobody without %s', async (_, person, used, message) => {
  await expect(testDestination.onDelete?.({ type: 'delete', ...person }, used)).rejects.toThrow(message)
})
