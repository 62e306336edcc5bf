import { MultiStatusResponse, RetryableError, type ExecuteInput, type JSONObject, type SegmentEvent } from '..'
import { MAX_BATCH_SIZE } from '../deliver-batch'
import { counting, destinationWith, events, mapping, subscribed, type Batch, type Payload } from './batch-destination'

const refused = (errormessage: string) => ({
  status: 400,
  errortype: 'PAYLOAD_VALIDATION_FAILED',
  errormessage,
  errorreporter: 'INTEGRATIONS'
})
const unmatched = refused('Payload is either invalid or does not match the subscription')

describe('onBatch (destination-kit §2.2, §3.2)', () => {
  it('keeps each event in its place: sent, invalid, unmatched, not an event', async () => {
    let input: ExecuteInput<JSONObject, Payload[]> | undefined
    const performBatch: Batch = (_, data) => void (input = data)
    const batch = [...events({ text: 'a' }, {}, { text: 'c' }), { type: 'page' }, null] as SegmentEvent[]
    const { counted, statsContext } = counting()
    const results = await destinationWith(performBatch).onBatch(batch, subscribed(), { statsContext })
    expect(results).toEqual([
      {
        multistatus: [
          { status: 200, body: {}, sent: { text: 'a' } },
          refused("The root value is missing the required field 'text'."),
          { status: 200, body: {}, sent: { text: 'c' } },
          unmatched,
          unmatched
        ]
      }
    ])
    expect(input?.payload).toEqual([{ text: 'a' }, { text: 'c' }])
    expect(input?.rawData).toEqual([batch[0], batch[2]])
    expect(input?.audienceMembership).toEqual([undefined, undefined])
    expect(counted.filter((metric) => metric.startsWith('action'))).toHaveLength(3)
  })

  it('lets one event whose mapping fails take its own place', async () => {
    const failing = { ...mapping, note: { '@template': { '@path': '$.properties.note' } } }
    const results = await destinationWith(() => {}).onBatch(
      events({ text: 'a', note: 'n' }, { text: 'b', note: 5 }, { text: 'c', note: 'n' }),
      subscribed({ mapping: failing })
    )
    expect(results[0].multistatus?.map(({ status }) => status)).toEqual([200, 400, 200])
    expect(results[0].multistatus?.[1]).toMatchObject({ errormessage: '@template: expected string, got number' })
  })

  it('keeps an empty text at the top, which a single event loses', async () => {
    const results = await destinationWith(() => {}).onBatch(events({ text: 'a', note: '' }), subscribed())
    expect(results[0].multistatus?.[0]).toMatchObject({ sent: { text: 'a', note: '' } })
  })

  it.each([
    ['no event that matches', 'type = "page"', [{ output: 'not subscribed' }]],
    ['a trigger that is missing', '', [{ multistatus: [refused('Failed to validate subscription')] }]]
  ])('sends nothing with %s', async (_, subscribe, expected) => {
    const performBatch = jest.fn()
    expect(await destinationWith(performBatch).onBatch(events({ text: 'a' }), subscribed({ subscribe }))).toEqual(
      expected
    )
    expect(performBatch).not.toHaveBeenCalled()
  })

  it('returns an error for every event if the action is unknown', async () => {
    const results = await destinationWith(() => {}).onBatch(events({}, {}), subscribed({ partnerAction: 'nope' }))
    const refusal = refused('Invalid subscription : Example has no action "nope"')
    expect(results).toEqual([{ multistatus: [refusal, refusal] }])
  })

  it('does not send where no event is valid', async () => {
    const performBatch = jest.fn()
    const results = await destinationWith(performBatch).onBatch(events({}), subscribed())
    expect(results[0].multistatus?.[0].status).toBe(400)
    expect(performBatch).not.toHaveBeenCalled()
  })

  it('treats an empty batch as one in which nothing matches', async () => {
    expect(await destinationWith(() => {}).onBatch([], subscribed())).toEqual([{ output: 'not subscribed' }])
  })

  it.each([
    [
      'a batch that is too large',
      Array.from({ length: MAX_BATCH_SIZE + 1 }, () => ({ type: 'track' })),
      /at most 10000/
    ],
    ['what is not a batch', { type: 'track' }, 'A batch must be an array, got object.']
  ])('refuses %s with status 400', async (_, batch, message) => {
    const failure = destinationWith(() => {}).onBatch(batch as SegmentEvent[], subscribed())
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.toMatchObject({ status: 400 })
  })

  it('throws what performBatch throws', async () => {
    const performBatch = () => Promise.reject(new RetryableError('later', 503))
    await expect(destinationWith(performBatch).onBatch(events({ text: 'a' }), subscribed())).rejects.toMatchObject({
      status: 503
    })
  })
})

it('gives each of 10,000 events its own result', async () => {
  const performBatch: Batch = (_, { payload }) => {
    const results = new MultiStatusResponse()
    for (const { text } of payload) results.pushSuccessResponse({ status: 200, sent: {}, body: text })
    return results
  }
  const batch = Array.from({ length: MAX_BATCH_SIZE }, (_, n) => ({
    type: n % 3 === 0 ? 'page' : 'track',
    properties: n % 5 === 0 ? {} : { text: `t${n}` }
  })) as SegmentEvent[]
  const [{ multistatus = [] }] = await destinationWith(performBatch).onBatch(batch, subscribed())
  const shown = multistatus.map((node) => (node.outcome === 'delivered' && 'body' in node ? node.body : node.outcome))
  expect(shown).toEqual(batch.map((_, n) => (n % 3 === 0 ? 'filtered' : n % 5 === 0 ? 'failed' : `t${n}`)))
})
