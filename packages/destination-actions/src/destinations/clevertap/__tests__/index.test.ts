import nock from 'nock'
import { createTestIntegration, PayloadValidationError, RetryableError } from '@segment/actions-core'
import type { JSONObject, SegmentEvent } from '@segment/actions-core'
import clevertap from '..'

const origin = 'https://in1.api.clevertap.com'
const settings = {
  clevertapAccountId: 'fake-project',
  clevertapPasscode: 'fake-passcode',
  clevertapEndpoint: origin
} as const
const testDestination = createTestIntegration(clevertap)
const clevertapApi = (host = origin) =>
  nock(host, {
    reqheaders: { 'x-clevertap-account-id': 'fake-project', 'x-clevertap-passcode': 'fake-passcode' }
  })

beforeAll(() => nock.disableNetConnect())
afterEach(() => nock.cleanAll())
afterAll(() => {
  nock.enableNetConnect()
  nock.restore()
})

describe('userUpload', () => {
  it.each<{ what: string; mapping: JSONObject; record: JSONObject }>([
    {
      what: 'all fields as they are',
      mapping: {
        identity: 'u1',
        ts: '2006-01-02T18:04:07Z',
        profileData: { Name: 'Ada', Born: '2006-01-02T18:04:07Z' }
      },
      record: {
        identity: 'u1',
        ts: '2006-01-02T18:04:07Z',
        type: 'profile',
        source: 'Segment',
        profileData: { Name: 'Ada', Born: '2006-01-02T18:04:07Z' }
      }
    },
    {
      what: 'dates as Unix seconds when asked to, and nothing else changed',
      mapping: {
        identity: '2006-01-02',
        ts: '2006-01-02T18:04:07Z',
        profileData: { Phone: '+14155551234', Order: { at: '2006-01-02T18:04:07.9Z' }, Year: '2006' },
        convert_timestamp: true
      },
      record: {
        identity: '2006-01-02',
        ts: 1136225047,
        type: 'profile',
        source: 'Segment',
        profileData: { Phone: '+14155551234', Order: { at: 1136225047 }, Year: '2006' }
      }
    },
    {
      what: 'an identity alone, so that nothing else is sent',
      mapping: { identity: 'u1', convert_timestamp: true },
      record: { identity: 'u1', type: 'profile', source: 'Segment' }
    }
  ])('uploads $what', async ({ mapping, record }) => {
    const endpoint = clevertapApi()
      .matchHeader('content-type', 'application/json')
      .post('/1/upload', { d: [record] })
      .reply(200, { status: 'success', processed: 1, unprocessed: [] })
    await testDestination.testAction('userUpload', { mapping, settings })
    expect(endpoint.isDone()).toBe(true)
  })

  it.each(['sk1', 'eu1', 'us1', 'sg1', 'in1', 'aps3', 'mec1'])('goes to the region %s', async (region) => {
    const clevertapEndpoint = `https://${region}.api.clevertap.com`
    const endpoint = clevertapApi(clevertapEndpoint).post('/1/upload').reply(200)
    const subscriptions = [subscriptionOf('Event Type is Identify')]
    const event = { type: 'identify', userId: 'u1' } as SegmentEvent
    await testDestination.onEvent(event, { ...settings, clevertapEndpoint, subscriptions })
    expect(endpoint.isDone()).toBe(true)
  })

  it.each([
    [523, 'Missing identity', PayloadValidationError, 'CleverTap refused the profile: Missing identity (code 523).'],
    [555, 'Server error', RetryableError, 'CleverTap could not take the profile: Server error (code 555).']
  ])('looks into the answer, where refusals stand: code %i', async (code, error, errorClass, message) => {
    const unprocessed = [{ status: 'fail', code, error, record: { identity: 'ada@example.com' } }]
    clevertapApi().post('/1/upload').reply(200, { status: 'fail', processed: 0, unprocessed })
    const refused = testDestination.testAction('userUpload', { mapping: { identity: 'ada@example.com' }, settings })
    await expect(refused).rejects.toThrow(errorClass)
    await expect(refused).rejects.toThrow(message)
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('ada') })
  })

  it.each([
    [{ status: 'fail', error: 'Invalid Payload', code: 400 }, 'Invalid Payload (code 400)'],
    [{ status: 'fail' }, 'no reason given (code unknown)']
  ])('takes %j for a refusal of the whole', async (answer, message) => {
    clevertapApi().post('/1/upload').reply(200, answer)
    await expect(testDestination.testAction('userUpload', { mapping: { identity: 'u1' }, settings })).rejects.toThrow(
      message
    )
  })
})

describe('both actions', () => {
  it.each(['userUpload', 'userDelete'])('%s needs an identity', async (action) => {
    await expect(testDestination.testAction(action, { mapping: {}, settings })).rejects.toThrow(
      "missing the required field 'identity'"
    )
  })

  it.each([
    ['userUpload', '/1/upload', 401],
    ['userUpload', '/1/upload', 429],
    ['userDelete', '/1/delete/profiles.json', 403],
    ['userDelete', '/1/delete/profiles.json', 500]
  ])("%s hands on CleverTap's answer %s: %i", async (action, path, status) => {
    clevertapApi().post(path).reply(status)
    await expect(testDestination.testAction(action, { mapping: { identity: 'u1' }, settings })).rejects.toMatchObject({
      response: { status }
    })
  })
})

describe('the account', () => {
  it('is tried by a request that changes nothing', async () => {
    const endpoint = clevertapApi().get('/v1/connect').query({ partner: 'segment' }).reply(200)
    await testDestination.testAuthentication(settings)
    expect(endpoint.isDone()).toBe(true)
  })

  it('fails with a message about CleverTap, and without the passcode in the error', async () => {
    clevertapApi().get('/v1/connect').query({ partner: 'segment' }).reply(401)
    const refused = testDestination.testAuthentication(settings)
    await expect(refused).rejects.toThrow('Credentials are invalid: 401')
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('fake-passcode') })
  })

  it('must be in a known region', async () => {
    await expect(
      testDestination.testAuthentication({ ...settings, clevertapEndpoint: 'https://example.com' })
    ).rejects.toThrow('must be one of')
  })

  it('forgets nobody without a user ID', async () => {
    const refused = testDestination.onDelete!({ type: 'delete', anonymousId: 'a1' }, settings)
    await expect(refused).rejects.toThrow('deletes people by their user ID')
  })

  it('forgets a person', async () => {
    const endpoint = clevertapApi().post('/1/delete/profiles.json', { identity: 'u1' }).reply(200)
    await testDestination.onDelete!({ type: 'delete', userId: 'u1', anonymousId: 'a1' }, settings)
    expect(endpoint.isDone()).toBe(true)
  })
})

function subscriptionOf(name: string) {
  return clevertap.presets!.find((preset) => preset.name === name) as unknown as JSONObject
}
