import nock from 'nock'
import { createRequestClient, PayloadValidationError } from '@segment/actions-core'
import { jsonBytes } from '@segment/actions-core'
import type { SegmentMessage } from '../segment-message'
import { sendMessages } from '../segment-tracking-api'

const request = createRequestClient()
const track = (properties: object): SegmentMessage => ({ type: 'track', userId: 'u1', context: {}, properties })

/** A message of this size. */
const sized = (bytes: number) => track({ text: 'x'.repeat(bytes - jsonBytes(track({ text: '' }))) })

beforeAll(() => nock.disableNetConnect())
beforeEach(() => jest.replaceProperty(process, 'env', {}))
afterEach(() => {
  jest.restoreAllMocks()
  nock.cleanAll()
})
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

it.each([
  ['Oregon', undefined, 'https://api.segment.io'],
  ['Oregon', 'us-west-2', 'https://api.segment.io'],
  ['Dublin', 'eu-west-1', 'https://events.eu1.segmentapis.com']
])('sends to %s when AWS_REGION is %s', async (_, region, host) => {
  jest.replaceProperty(process, 'env', { AWS_REGION: region })
  const messages = [track({ n: 1 }), track({ n: 2 })]
  const endpoint = nock(host)
    .matchHeader('content-type', 'application/json')
    .post('/v1/batch', { batch: messages } as unknown as nock.RequestBodyMatcher)
    // The write key as user name, and no password.
    .basicAuth({ user: 'fake-write-key', pass: '' })
    .reply(200, { success: true })
  expect(await sendMessages(request, 'fake-write-key', messages)).toEqual({ batch: messages })
  expect(endpoint.isDone()).toBe(true)
})

it.each([
  ['500 kB in all', Array.from({ length: 20 }, () => sized(32_000)), [15, 5]],
  ['2,500 messages', Array.from({ length: 2600 }, () => sized(100)), [2500, 100]]
])('splits at %s', async (_, messages, sizes) => {
  const bodies: { batch: unknown[] }[] = []
  nock('https://api.segment.io')
    .post('/v1/batch', (body) => bodies.push(body) > 0)
    .times(sizes.length)
    .reply(200)
  await sendMessages(request, 'fake-write-key', messages)
  expect(bodies.map(({ batch }) => batch.length)).toEqual(sizes)
  expect(Math.max(...bodies.map(jsonBytes))).toBeLessThanOrEqual(500_000)
})

it('takes a message of 32 kB, but no larger one, and then sends nothing', async () => {
  const endpoint = nock('https://api.segment.io').post('/v1/batch').reply(200)
  const refused = sendMessages(request, 'fake-write-key', [track({}), sized(32 * 1024 + 1)])
  await expect(refused).rejects.toThrow(PayloadValidationError)
  await expect(refused).rejects.toThrow('The track call has 32769 bytes, but Segment takes no more than 32768.')
  expect(endpoint.isDone()).toBe(false)
  await sendMessages(request, 'fake-write-key', [sized(32 * 1024)])
  expect(endpoint.isDone()).toBe(true)
})

it.each([400, 429, 500, 503])('hands on the answer %i, and sends nothing after it', async (status) => {
  nock('https://api.segment.io').post('/v1/batch').reply(status)
  const messages = Array.from({ length: 20 }, () => sized(32_000))
  await expect(sendMessages(request, 'fake-write-key', messages)).rejects.toMatchObject({ response: { status } })
})
