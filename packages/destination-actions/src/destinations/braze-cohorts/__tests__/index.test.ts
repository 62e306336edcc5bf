import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { client_secret: 'fake-client-secret', endpoint: 'https://rest.iad-01.braze.com' as const }
const variable = 'BRAZE_COHORTS_PARTNER_API_KEY_US'

/** An event by which a person enters or leaves the audience `vip`. */
const event = (userId: string, vip: boolean | undefined, timestamp: string, key = 'vip') => ({
  type: 'track' as const,
  event: vip ? 'Audience Entered' : 'Audience Exited',
  userId,
  timestamp,
  properties: { vip },
  context: { personas: { computation_id: 'aud_1', computation_key: key } }
})

const send = (...events: ReturnType<typeof event>[]) =>
  testDestination.testBatchAction('syncAudiences', {
    events,
    settings,
    mapping: { personas_audience_key: 'vip' },
    useDefaultMappings: true
  })

beforeEach(() => {
  process.env[variable] = 'fake-partner-key'
})

afterEach(() => {
  delete process.env[variable]
  nock.cleanAll()
})

it('counts the latest event of each person', async () => {
  nock(settings.endpoint).post('/partners/segment/cohorts').reply(200, {})
  const users = nock(settings.endpoint)
    .post('/partners/segment/cohorts/users', ({ cohort_changes }) => {
      expect(cohort_changes).toEqual([
        { user_ids: ['u1'], device_ids: [], aliases: [] },
        { user_ids: ['u2'], device_ids: [], aliases: [], should_remove: true }
      ])
      return true
    })
    .reply(200, {})
  await send(
    event('u1', true, '2026-01-02T00:00:00Z'),
    event('u1', false, '2026-01-01T00:00:00Z'),
    event('u2', false, '2026-01-03T00:00:00Z'),
    event('u2', true, '2026-01-02T00:00:00Z')
  )
  expect(users.isDone()).toBe(true)
})

it.each([
  [
    'an event of another audience',
    event('u1', true, '2026-01-02T00:00:00Z', 'lapsed'),
    "belongs to the audience 'lapsed'"
  ],
  ['an event without a membership', event('u1', undefined, '2026-01-02T00:00:00Z'), "no boolean 'vip'"]
])('refuses %s before any request', async (_, refused, message) => {
  await expect(send(refused)).rejects.toThrow(message)
  expect(testDestination.responses).toEqual([])
})

it('names the environment variable of the partner key when it is missing', async () => {
  delete process.env[variable]
  await expect(send(event('u1', true, '2026-01-02T00:00:00Z'))).rejects.toThrow(variable)
})
