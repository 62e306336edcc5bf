import { randomUUID } from 'node:crypto'
import { Destination, type DestinationDefinition } from '@segment/actions-core'
import { describeVerdict, judge, replay, type RecordedCase, type RecordFile } from '..'

/** Sends one request with all that can differ, or fails with the status that the event asks for. */
const definition = {
  name: 'Example',
  slug: 'actions-example',
  mode: 'cloud',
  authentication: { scheme: 'custom', fields: {} },
  actions: {
    send: {
      title: 'Send',
      description: 'Sends.',
      fields: { user: { label: 'User', description: 'The user.', type: 'string' } },
      perform: (request: (url: string, options: object) => unknown, { payload }: { payload: { user: string } }) =>
        request('https://api.example.com/users?list=a', {
          method: 'post',
          headers: { 'x-key': 'k-1' },
          json: { user: { id: payload.user }, at: Date.now(), message: randomUUID(), random: Math.random() > 2 }
        })
    }
  }
} as unknown as DestinationDefinition

const recorded: RecordedCase = {
  id: 'send/one',
  call: 'event',
  action: 'send',
  input: {
    settings: {},
    subscribe: 'type = "track"',
    mapping: { user: { '@path': '$.userId' } },
    event: { type: 'track', event: 'Order Completed', userId: 'u-1' } as RecordedCase['input']['event']
  },
  exchanges: [
    {
      request: {
        method: 'POST',
        url: 'https://api.example.com/users?list=a',
        headers: { 'x-key': 'k-1', 'content-type': 'application/json' },
        body: { json: { user: { id: 'u-1' }, at: Date.UTC(2026, 0, 15, 12), message: '$uuid', random: false } }
      },
      response: { status: 200, body: { ok: true } }
    }
  ],
  outcome: { ok: true }
}

const file: RecordFile = { slug: 'actions-example', clock: '2026-01-15T12:00:00.000Z', cases: [recorded] }

/** The lines of a replay of the case after a change of it. */
async function linesOf(change: (one: RecordedCase) => void, departures: Parameters<typeof judge>[1] = []) {
  const changed = structuredClone(recorded)
  change(changed)
  const results = await replay({ ...file, cases: [changed] }, async () => ({ Destination, definition }))
  return describeVerdict(judge(results, departures))
}

const requestOf = ({ exchanges }: RecordedCase) => exchanges[0]!.request

it('says nothing where all is as recorded', async () => {
  expect(await linesOf(() => {})).toEqual([])
})

it.each<[string, (one: RecordedCase) => void, string]>([
  ['method', (one) => (requestOf(one).method = 'PUT'), 'request 1 method: expected "PUT", got "POST"'],
  [
    'path',
    (one) => (requestOf(one).url = 'https://api.example.com/people?list=a'),
    'request 1 url.path: expected "/people", got "/users"'
  ],
  [
    'query',
    (one) => (requestOf(one).url = 'https://api.example.com/users'),
    'request 1 url.query.list: expected nothing, got "a"'
  ],
  ['header', (one) => (requestOf(one).headers['x-key'] = 'k-2'), 'request 1 header x-key: expected "k-2", got "k-1"'],
  [
    'key of a body',
    (one) =>
      (requestOf(one).body = {
        json: { user: { id: 'u-2' }, at: Date.UTC(2026, 0, 15, 12), message: '$uuid', random: false }
      }),
    'request 1 body.json.user.id: expected "u-2", got "u-1"'
  ],
  [
    'missing request',
    (one) => one.exchanges.push(one.exchanges[0]!),
    'request: expected "POST https://api.example.com/users?list=a", got nothing'
  ],
  [
    'request too many',
    (one) => one.exchanges.pop(),
    'request 1: expected nothing, got "POST https://api.example.com/users?list=a"'
  ],
  [
    'status of the outcome',
    (one) => {
      one.exchanges[0]!.response = { status: 400 }
      one.outcome = { error: { status: 500 } }
    },
    'outcome.error: expected {"status":500}, got {"name":"HTTPError","status":400}'
  ],
  [
    'kind of the outcome',
    (one) => (one.outcome = { notSubscribed: true }),
    'outcome: expected {"notSubscribed":true}, got {"ok":true,"returned":{"ok":true}}'
  ]
])('names a difference of %s', async (_, change, line) => {
  expect(await linesOf(change)).toEqual([`send/one: ${line}`])
})

describe('a departure', () => {
  const why = 'The vendor has no such method.'
  const change = (one: RecordedCase) => (requestOf(one).method = 'PUT')

  it('covers the cases of its pattern', async () => {
    expect(await linesOf(change, [{ cases: 'send/*', why }])).toEqual([])
  })

  it('covers no others', async () => {
    expect(await linesOf(change, [{ cases: 'sent/*', why }])).toHaveLength(1)
  })

  it('fails when nothing differs any more', async () => {
    expect(await linesOf(() => {}, [{ cases: 'send/*', why }])).toEqual([
      'send/*: it no longer differs. Remove it from "differs" of conformance.json.'
    ])
  })
})

it('leaves clock, randomness and fetch as they were', async () => {
  const before = [Date, Math.random, globalThis.fetch]
  await linesOf(() => {})
  expect([Date, Math.random, globalThis.fetch]).toEqual(before)
  expect(Date.now()).toBeGreaterThan(Date.UTC(2026, 0, 15, 13))
})

it('takes modules afresh before it fails a case', async () => {
  const asked: boolean[] = []
  const load = async (afresh: boolean) => {
    asked.push(afresh)
    return { Destination, definition: afresh ? definition : { ...definition, actions: {} } }
  }
  expect(describeVerdict(judge(await replay(file, load)))).toEqual([])
  expect(asked).toEqual([false, true])
})
