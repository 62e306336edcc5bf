import nock from 'nock'
import { createTestEvent, createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { clientId: 'id-1', producerToken: 'fake-token' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('sends the rest of a batch in which one event says nothing of the audience', async () => {
  const events = [true, undefined, false].map((member, index) =>
    createTestEvent({
      type: 'identify',
      userId: `user-${index}`,
      timestamp: '2026-01-31T12:00:00Z',
      traits: { vip: member },
      context: { personas: { computation_id: 'audience-1', computation_key: 'vip', computation_class: 'audience' } }
    })
  )
  nock('https://cf-blast.livelikecdn.com')
    .post('/api/v1/applications/id-1/segment-audience-sync/', (sent) => {
      expect(sent).toMatchObject([
        { user_id: 'user-0', action: true },
        { user_id: 'user-2', action: false }
      ])
      return true
    })
    .reply(200, {})
  const results = await testDestination.executeBatch('syncToUserGroup', {
    events,
    settings,
    mapping: {
      audience_id: { '@path': '$.context.personas.computation_id' },
      audience_name: { '@path': '$.context.personas.computation_key' },
      traits_or_properties_hidden: { '@path': '$.traits' },
      user_id: { '@path': '$.userId' },
      timestamp: { '@path': '$.timestamp' }
    }
  })
  expect(results.map(({ status }) => status)).toEqual([200, 400, 200])
})
