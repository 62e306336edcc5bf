import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import destination from '..'

const testDestination = createTestIntegration(destination)
const settings = { vwoAccountId: 48, apikey: 'fake-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['Audience Entered', 'audience_entered'],
  ['Audience Exited', 'audience_exited']
])('%s syncs as %s', async (name, action) => {
  const api = nock('https://dev.visualwebsiteoptimizer.com')
    .post('/collect/events/t', ({ d }) => d.event.props.action === action)
    .query({ en: 'vwo_integration', a: '48' })
    .reply(200)
  await testDestination.testAction('syncAudience', { settings, mapping: { name, userId: 'user-1', audienceId: 'vip' } })
  expect(api.isDone()).toBe(true)
})

it('encodes the name of the event, and leaves out what no header can hold', async () => {
  const api = nock('https://dev.visualwebsiteoptimizer.com', { badheaders: ['x-forwarded-for'] })
    .post('/events/t')
    .query({ en: 'segment.Terms & Conditions', a: '48' })
    .matchHeader('user-agent', 'Browser/1')
    .reply(200)
  await testDestination.testAction('trackEvent', {
    settings,
    mapping: { name: 'Terms & Conditions', vwoUuid: 'user-1', ip: 'unbekannt 🎉', userAgent: 'Browser/1' }
  })
  expect(api.isDone()).toBe(true)
})
