import { MultiStatusResponse, type StatsContext } from '..'
import { destinationWith, events, subscribed, type Batch } from './batch-destination'

// Once the destination has answered, an error of the runtime would make a host send the events again.

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as never

it.each([4_000, 20_000])('a batch keeps its results when an error body is nested %d levels deep', async (levels) => {
  const performBatch: Batch = () => {
    const results = new MultiStatusResponse()
    results.pushSuccessResponse({ status: 200, sent: {}, body: {} })
    results.pushErrorResponse({ status: 400, errormessage: 'The email is missing.', body: nested(levels) })
    return results
  }
  const [{ multistatus }] = await destinationWith(performBatch).onBatch(
    events({ text: 'a' }, { text: 'b' }),
    subscribed()
  )
  expect(multistatus?.map(({ status, outcome, retryable }) => ({ status, outcome, retryable }))).toEqual([
    { status: 200, outcome: 'delivered', retryable: undefined },
    { status: 400, outcome: 'failed', retryable: false }
  ])
})

const fail = (): never => {
  throw new Error('the code of the host is wrong')
}

it('callbacks and metrics of the host that throw leave the results as they are', async () => {
  const statsClient = { histogram: fail } as unknown as StatsContext['statsClient']
  const results = await destinationWith(() => undefined).onBatch(events({ text: 'a' }), subscribed(), {
    onComplete: fail,
    statsContext: { statsClient, tags: [] } as unknown as StatsContext
  })
  expect(results).toMatchObject([{ multistatus: [{ status: 200, outcome: 'delivered' }] }])
})
