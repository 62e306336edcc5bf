import {
  Destination,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  RetryableError,
  type AsyncActionDefinition,
  type DestinationDefinition,
  type JSONObject,
  type Transport
} from '..'
import { events, fields, mapping, type Payload } from './batch-destination'

describe('async actions (destination-kit §3.4)', () => {
  type Upload = AsyncActionDefinition<JSONObject, Payload>
  const destinationOf = (action: Partial<Upload>, transport?: Transport) => {
    const upload = {
      title: 'Upload',
      description: 'Uploads.',
      fields,
      performBatch: jest.fn(),
      performPoll: jest.fn(),
      ...action
    }
    const definition = {
      name: 'Example',
      mode: 'cloud',
      actions: {},
      asyncActions: { upload }
    } as DestinationDefinition<JSONObject>
    return new Destination(definition, { transport })
  }
  const ok = (count: number) => {
    const answer = new MultiStatusResponse()
    for (let i = 0; i < count; i++) answer.pushSuccessResponse({ status: 200, sent: `s${i}`, body: '' })
    return answer
  }
  const upload = (action: Partial<Upload>, batch = events({ text: 'a' }, {}, { text: 'c' }), transport?: Transport) =>
    destinationOf(action, transport).executeAsyncBatch('upload', { events: batch, mapping, settings: {} })
  const valuesOf = (answer: MultiStatusResponse) => answer.getAllResponses().map((entry) => entry.value())

  it('returns the job, and a result for each event in its place', async () => {
    const result = await upload({
      performBatch: async () => ({ jobId: 'j-1', status: 202, multiStatusResponse: ok(2) })
    })
    expect(result).toMatchObject({ jobId: 'j-1', status: 202 })
    expect(valuesOf(result.multiStatusResponse)).toEqual([
      { status: 200, sent: 's0', body: '' },
      {
        status: 400,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: "The root value is missing the required field 'text'."
      },
      { status: 200, sent: 's1', body: '' }
    ])
  })

  it('uploads nothing where no event is valid, or there is none', async () => {
    const performBatch = jest.fn()
    expect(await upload({ performBatch }, events({}))).toMatchObject({ jobId: undefined, status: 200 })
    expect(await upload({ performBatch }, [])).toMatchObject({ jobId: undefined, status: 200 })
    expect(performBatch).not.toHaveBeenCalled()
  })

  it.each([
    ['IntegrationError', new IntegrationError('no', 'X', 422), 422],
    ['RetryableError', new RetryableError('later', 503), 503],
    ['InvalidAuthenticationError', new InvalidAuthenticationError('who'), 401]
  ])('returns an %s for every event that was to be sent', async (_, error, status) => {
    const result = await upload({ performBatch: () => Promise.reject(error) }, events({ text: 'a' }))
    expect(result).toMatchObject({ jobId: undefined, status })
    expect(valuesOf(result.multiStatusResponse)).toMatchObject([
      { status, errormessage: error.message, sent: { text: 'a' } }
    ])
  })

  it('returns the status of an answer for every event that was to be sent', async () => {
    const transport: Transport = async () => new Response('', { status: 503 })
    const performBatch: Upload['performBatch'] = (request) => request('https://api.example.com/jobs') as never
    const result = await upload({ performBatch }, events({ text: 'a' }), transport)
    expect(result.status).toBe(503)
    expect(valuesOf(result.multiStatusResponse)).toMatchObject([{ status: 503, errormessage: 'Service Unavailable' }])
  })

  it('throws any other error', async () => {
    await expect(upload({ performBatch: () => Promise.reject(new Error('bug')) })).rejects.toThrow('bug')
  })

  it('asks how a job stands', async () => {
    const performPoll = jest.fn(async () => ({ jobId: 'j', status: 200, jobStatus: 'SUCCEEDED' as const }))
    const pollPayload = { jobId: 'j', uploadCount: 2 }
    const settings = { oauth: { access_token: 't' } }
    expect(await destinationOf({ performPoll }).executeAsyncPoll('upload', { settings, pollPayload })).toEqual({
      jobId: 'j',
      status: 200,
      jobStatus: 'SUCCEEDED'
    })
    expect(performPoll).toHaveBeenCalledWith(
      expect.any(Function),
      expect.objectContaining({
        payload: pollPayload,
        rawData: pollPayload,
        auth: expect.objectContaining({ accessToken: 't' })
      })
    )
  })
})
