import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import optimizely from '..'

const settings = { apiKey: 'fake-key', region: 'US' } as const
const testDestination = createTestIntegration(optimizely)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['1990-02-03', { dob_year: 1990, dob_month: 2, dob_day: 3 }],
  ['1990-02-03T23:30:00-08:00', { dob_year: 1990, dob_month: 2, dob_day: 3 }],
  [634003200, { dob_year: 1990, dob_month: 2, dob_day: 3 }],
  ['02/03/1990', {}]
])('the birthday %j is sent as %j', async (DOB, parts) => {
  nock('https://function.zaius.app')
    .post('/twilio_segment/batch_upsert_contact', [{ user_identifiers: { userId: 'u1' }, ...parts }])
    .reply(200, {})
  await testDestination.testAction('upsertContact', {
    mapping: { user_identifiers: { userId: 'u1' }, DOB },
    settings
  })
  expect(nock.isDone()).toBe(true)
})

it.each([
  ['customEvent', { event_action: 'detail' }, "missing the required field 'user_identifiers'"],
  ['customEvent', { user_identifiers: {} }, "missing the required field 'event_action'"],
  ['emailEvent', { user_identifiers: { userId: 'u1' }, event_action: 'open' }, "missing the required field 'email'"]
])('%s does not send %j', async (action, mapping, message) => {
  const sent = testDestination.testAction(action, { mapping, settings })
  await expect(sent).rejects.toThrow(message)
})
