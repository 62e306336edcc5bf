import { createTestIntegration, PayloadValidationError } from '../..'
import type { ActionDefinition, DestinationDefinition } from '../..'
import nock from 'nock'
import { batched } from '../batched'
import type { BatchedOptions } from '../batched'

interface Payload {
  id: string
  list?: string
}
interface Answer {
  errors?: { id: string; reason: string }[]
}
type Item = { id: string; list?: string }
type Options = BatchedOptions<unknown, Payload, Item, Answer>

const API = 'https://api.example.com'
const bodies: unknown[] = []

/** An API that answers each request, in order, with one of these. */
function answerWith(...answers: [status: number, body?: object][]) {
  bodies.length = 0
  for (const [status, body = {}] of answers) {
    nock(API)
      .post('/items')
      .reply((_, sent) => {
        bodies.push(sent)
        return [status, body]
      })
  }
}

/** A destination whose action sends `{ id, list }` for each event with an `id`. */
function destination(options: Partial<Options> = {}) {
  const send: ActionDefinition<unknown, Payload> = {
    title: 'Send',
    description: 'Sends items.',
    fields: {
      id: { label: 'ID', description: 'The ID.', type: 'string', default: { '@path': '$.userId' } },
      list: { label: 'List', description: 'The list.', type: 'string', default: { '@path': '$.properties.list' } }
    },
    ...batched({
      toItem: ({ id, list }) => {
        if (id === 'bad') throw new PayloadValidationError('The ID is bad.')
        if (id === 'mistake') throw new TypeError('undefined is not a function')
        return { id, list }
      },
      send: (request, items) => request<Answer>(`${API}/items`, { method: 'post', json: { items } }),
      ...options
    } satisfies Options)
  }
  return createTestIntegration({
    name: 'Items',
    mode: 'cloud',
    actions: { send }
  } satisfies DestinationDefinition)
}

const sendBatch = (ids: string[], options?: Partial<Options>) =>
  destination(options).executeBatch('send', {
    mapping: { id: { '@path': '$.userId' }, list: { '@path': '$.properties.list' } },
    events: ids.map((id) => ({ type: 'track', userId: id, properties: { list: id.slice(0, 1) } })) as never,
    settings: {}
  })

const sendSingle = (id: string, options?: Partial<Options>) =>
  destination(options).testAction('send', { event: { userId: id, properties: {} }, useDefaultMappings: true })

const byId: Options['rejections'] = ({ data }, items) =>
  (data?.errors ?? []).map(({ id, reason }) => ({
    position: items.findIndex((item) => item.id === id),
    message: reason
  }))

beforeAll(() => nock.disableNetConnect())
afterEach(() => {
  const missing = nock.pendingMocks()
  nock.cleanAll()
  if (missing.length > 0) throw new Error(`These requests were not made: ${missing.join(', ')}`)
})
afterAll(() => nock.enableNetConnect())

describe('a batch', () => {
  it('is one request, and each event gets a result', async () => {
    answerWith([200, { ok: true }])
    expect(await sendBatch(['a1', 'b1'])).toEqual([
      { status: 200, sent: { id: 'a1', list: 'a' }, body: { ok: true } },
      { status: 200, sent: { id: 'b1', list: 'b' }, body: { ok: true } }
    ])
    expect(bodies).toEqual([
      {
        items: [
          { id: 'a1', list: 'a' },
          { id: 'b1', list: 'b' }
        ]
      }
    ])
  })

  it('goes on without a payload that cannot be sent', async () => {
    answerWith([200])
    const results = await sendBatch(['bad', 'a1'])
    expect(results).toMatchObject([
      { status: 400, errortype: 'PAYLOAD_VALIDATION_FAILED', errormessage: 'The ID is bad.' },
      { status: 200 }
    ])
    expect(bodies).toEqual([{ items: [{ id: 'a1', list: 'a' }] }])
  })

  it('fails as a whole where the code is wrong', async () => {
    await expect(sendBatch(['mistake', 'a1'])).rejects.toThrow('undefined is not a function')
  })

  it('is split by count, and a failed request is the result of its own events', async () => {
    answerWith([200], [503], [200])
    const results = await sendBatch(['a1', 'a2', 'a3', 'a4', 'a5'], { limits: { count: 2 } })
    expect(results.map(({ status }) => status)).toEqual([200, 200, 503, 503, 200])
    expect(bodies.map((body) => (body as { items: Item[] }).items.map(({ id }) => id))).toEqual([
      ['a1', 'a2'],
      ['a3', 'a4'],
      ['a5']
    ])
  })

  it('is split by bytes of what is measured', async () => {
    answerWith([200], [200])
    await sendBatch(['a1', 'a2', 'a3'], { limits: { bytes: '["a1","a2"]'.length, sizeOf: ({ id }) => id } })
    expect(bodies).toHaveLength(2)
  })

  it('is split by key, in the order of the keys', async () => {
    answerWith([200], [200])
    const results = await sendBatch(['a1', 'b1', 'a2'], { groupBy: ({ list }) => list! })
    expect(bodies.map((body) => (body as { items: Item[] }).items.map(({ id }) => id))).toEqual([['a1', 'a2'], ['b1']])
    expect(results.map(({ sent }) => (sent as Item).id)).toEqual(['a1', 'b1', 'a2'])
  })

  it('takes an answer that is no success but accepts some items', async () => {
    answerWith([400, { errors: [{ id: 'a2', reason: 'unknown' }] }])
    const send: Options['send'] = (request, items) =>
      request<Answer>(`${API}/items`, { method: 'post', json: { items }, throwHttpErrors: false })
    expect(await sendBatch(['a1', 'a2'], { send, rejections: byId })).toMatchObject([
      { status: 200 },
      { status: 400, errormessage: 'unknown' }
    ])
  })

  it('succeeds where there is nothing to send', async () => {
    const options = { send: () => Promise.resolve(undefined), rejections: byId }
    expect(await sendBatch(['a1', 'a2'], options)).toMatchObject([{ status: 200 }, { status: 200 }])
  })

  it('returns a result of its own for a rejected item', async () => {
    answerWith([200, { errors: [{ id: 'a2', reason: 'unknown' }] }])
    expect(await sendBatch(['a1', 'a2'], { rejections: byId })).toMatchObject([
      { status: 200 },
      { status: 400, errortype: 'BAD_REQUEST', errormessage: 'unknown', sent: { id: 'a2' } }
    ])
  })

  it('fails an event of which one item is rejected', async () => {
    answerWith([200, { errors: [{ id: 'a1-first', reason: 'unknown' }] }])
    const toItem: Options['toItem'] = ({ id }) => [{ id: `${id}-first` }, { id: `${id}-second` }]
    const results = await sendBatch(['a1', 'a2'], { toItem, rejections: byId })
    expect(results.map(({ status }) => status)).toEqual([400, 200])
  })

  it('counts a payload without items as sent', async () => {
    expect(await sendBatch(['a1'], { toItem: () => [] })).toEqual([{ status: 200, sent: {}, body: {} }])
  })

  it('fails as a whole where its only request fails', async () => {
    answerWith([429])
    await expect(sendBatch(['a1', 'a2'])).rejects.toMatchObject({ response: { status: 429 } })
  })

  it('can report a failed request as the result of each event', async () => {
    answerWith([429])
    expect(await sendBatch(['a1', 'a2'], { onRequestError: 'report' })).toMatchObject([
      { status: 429, errortype: 'TOO_MANY_REQUESTS', sent: { id: 'a1' } },
      { status: 429, errortype: 'TOO_MANY_REQUESTS', sent: { id: 'a2' } }
    ])
  })
})

describe('a single event', () => {
  it('is a list of one', async () => {
    answerWith([200])
    await sendSingle('a1')
    expect(bodies).toEqual([{ items: [{ id: 'a1' }] }])
  })

  it('has a request of its own where there is one', async () => {
    answerWith([200])
    await sendSingle('a1', {
      sendOne: (request, item) => request(`${API}/items`, { method: 'post', json: item })
    })
    expect(bodies).toEqual([{ id: 'a1' }])
  })

  it('fails where its item is rejected', async () => {
    answerWith([200, { errors: [{ id: 'a1', reason: 'unknown' }] }])
    await expect(sendSingle('a1', { rejections: byId })).rejects.toMatchObject({ message: 'unknown', status: 400 })
  })
})
