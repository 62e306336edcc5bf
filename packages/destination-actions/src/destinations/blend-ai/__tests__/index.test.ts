import nock from 'nock'
import { Destination } from '@segment/actions-core'
import type { Logger, SegmentEvent } from '@segment/actions-core'
import blendAi from '..'

const destination = new Destination(blendAi)
const settings = { apiKey: 'fake-api-key' }

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it('sends nothing of the logger of a host but its names, whatever else it holds', async () => {
  const logger: Record<string, unknown> = { level: 'warn', token: 'hush' }
  logger.self = logger
  let body: { payload?: { rawData?: object; logger?: object } } = {}
  nock('https://segment-api.blnd.ai')
    .post('/sendData', (sent) => (body = sent))
    .reply(200)
  const event: SegmentEvent = { type: 'track', event: 'Signed Up', userId: 'user-1' }
  const subscription = { partnerAction: 'sendData', subscribe: 'type = "track"', mapping: {} }
  await destination.onEvent(
    event,
    { ...settings, subscriptions: [subscription] },
    { logger: logger as unknown as Logger }
  )
  expect(body.payload?.rawData).toEqual(event)
  expect(body.payload?.logger).toEqual({ level: 'warn' })
})

it('refuses to delete a user without an ID', async () => {
  const refused = destination.onDelete?.({ type: 'delete', anonymousId: 'a-1' } as SegmentEvent, settings)
  await expect(refused).rejects.toMatchObject({ code: 'PAYLOAD_VALIDATION_FAILED' })
})
