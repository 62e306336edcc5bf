import nock from 'nock'
import { createTestIntegration } from '@segment/actions-core'
import type { SegmentEvent } from '@segment/actions-core'
import appFit from '..'

const settings = { apiKey: 'fake-api-key' }
const testDestination = createTestIntegration(appFit)

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('deletes exactly the user of the event', async () => {
  const endpoint = nock('https://api.appfit.io', { reqheaders: { authorization: 'Bearer fake-api-key' } })
    .delete('/metric-event-users/a%2Fb%3Fc?source=segment_destination')
    .reply(200)
  await testDestination.onDelete?.({ type: 'delete', userId: 'a/b?c' } as SegmentEvent, settings)
  expect(endpoint.isDone()).toBe(true)
})

it('refuses to delete a user without an ID', async () => {
  const refused = testDestination.onDelete?.({ type: 'delete', anonymousId: 'a-1' } as SegmentEvent, settings)
  await expect(refused).rejects.toMatchObject({ code: 'PAYLOAD_VALIDATION_FAILED' })
})
