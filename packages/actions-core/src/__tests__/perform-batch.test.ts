import { MultiStatusResponse, type HTTPError, type Transport } from '..'
import { counting, destinationWith, events, subscribed, type Batch } from './batch-destination'

describe('what performBatch may return (destination-kit §3.2)', () => {
  const respond =
    (status: number, body: unknown): Transport =>
    async () =>
      Response.json(body, { status })
  const run = async (performBatch: Batch, transport?: Transport) => {
    const { counted, statsContext } = counting()
    const destination = destinationWith(performBatch, transport)
    const nodes = await destination.onBatch(events({ text: 'a' }, { text: 'b' }), subscribed(), { statsContext })
    return { nodes: nodes[0].multistatus, counted: counted.filter((line) => line.includes('multistatus_discard')) }
  }
  const url = 'https://api.example.com/batch'

  it('a response: its status and data for each', async () => {
    const { nodes } = await run((request) => request(url), respond(202, { taken: 2 }))
    expect(nodes).toEqual([
      { status: 202, body: { taken: 2 }, sent: { text: 'a' } },
      { status: 202, body: { taken: 2 }, sent: { text: 'b' } }
    ])
  })

  it('an HTTPError that is returned: its status and message for each', async () => {
    const performBatch: Batch = (request) => request(url).catch((error: HTTPError) => error)
    const { nodes } = await run(performBatch, respond(429, {}))
    expect(nodes).toEqual([
      { status: 429, body: 'Too Many Requests', sent: { text: 'a' } },
      { status: 429, body: 'Too Many Requests', sent: { text: 'b' } }
    ])
  })

  it.each([undefined, 'done', [1, 2], {}])('%j: success for each', async (answer) => {
    const { nodes } = await run(() => answer)
    expect(nodes?.map(({ status }) => status)).toEqual([200, 200])
  })

  it('a MultiStatusResponse: each its own, and who refused it', async () => {
    const { nodes, counted } = await run(() => {
      const answer = new MultiStatusResponse()
      answer.pushErrorResponse({ status: 422, errormessage: 'bad', body: { why: 'x' } })
      answer.pushErrorResponse({ status: 400, errormessage: 'no', errortype: 'PAYLOAD_VALIDATION_FAILED' })
      return answer
    })
    expect(nodes).toEqual([
      {
        status: 422,
        errortype: 'UNPROCESSABLE_ENTITY',
        errormessage: 'bad',
        body: { why: 'x' },
        errorreporter: 'DESTINATION'
      },
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errormessage: 'no', errorreporter: 'INTEGRATIONS' }
    ])
    expect(counted).toEqual(['destination.multistatus_discard 1', 'destination.multistatus_discard 1'])
  })

  it('a MultiStatusResponse that lacks an entry: an error for that event', async () => {
    const { nodes, counted } = await run(() => {
      const answer = new MultiStatusResponse()
      answer.setSuccessResponseAtIndex(1, { status: 200, sent: 'b', body: 'ok' })
      return answer
    })
    expect(nodes).toEqual([
      {
        status: 500,
        errortype: 'PAYLOAD_VALIDATION_FAILED',
        errormessage: 'MultiStatusResponse is missing a response at the specified index',
        errorreporter: 'INTEGRATIONS'
      },
      { status: 200, sent: 'b', body: 'ok' }
    ])
    expect(counted).toEqual(['action.multistatus_discard 1'])
  })
})
