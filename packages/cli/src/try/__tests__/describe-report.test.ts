import { describeReport } from '../describe-report'
import { paintFor, plain } from '../../terminal/paint'
import type { EventReport, TryReport } from '@segment/actions-session'

const event = { type: 'track', event: 'Order Completed' } as const
const explanation = { filters: [], trigger: null, fields: [], problems: [], mappingError: null }
const exchange = {
  request: {
    url: 'https://api.example.com/x',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"a":1}'
  },
  response: { statusCode: 503, statusMessage: 'Service Unavailable', headers: {}, body: 'busy' }
}
const failed: EventReport = {
  event,
  ...explanation,
  exchanges: [exchange],
  outcome: {
    stage: 'action',
    status: 503,
    code: 'SERVICE_UNAVAILABLE',
    message: 'Service Unavailable',
    retry: true,
    retryAfterMs: 30_000
  }
}
const report: TryReport = {
  destination: 'parcel',
  action: 'ship',
  mode: 'send',
  batch: false,
  delivered: false,
  events: [failed],
  exchanges: [],
  unrecorded: []
}

function describe(changes: Partial<TryReport>, explain = false): string {
  return describeReport({ ...report, ...changes }, { explain, width: 80, paint: plain }).join('\n')
}

it('says in a few lines how an event ended', () => {
  expect(describe({})).toBe(`parcel ship: 1 event

Event: track 'Order Completed'
  POST https://api.example.com/x  503 Service Unavailable
  Retried: Service Unavailable.
  A host sends it again after 30 s (status 503, SERVICE_UNAVAILABLE).
`)
})

it('shows what each filter did, and ends at the one that dropped the event', () => {
  const conditions = [{ depth: 0, text: 'type = "track"', holds: true, path: 'type', actual: 'track' }]
  const trigger = { text: 'type = "track"', origin: 'filter', met: true, conditions } as const
  const filters: EventReport['filters'] = [
    { name: 'Cards', do: 'drop-properties', trigger: null, applied: true, removed: ['properties.card'] },
    { name: 'Tracks', do: 'drop', trigger, applied: true, removed: [] }
  ]
  const outcome = { stage: 'filter', status: 400, retry: false, message: "The filter 'Tracks' dropped it." } as const

  expect(describe({ events: [{ ...failed, filters, exchanges: [], outcome }] }, true)).toBe(`parcel ship: 1 event

Event: track 'Order Completed'

Filter  Cards: removed properties.card

Filter  Tracks: dropped the event
  type = "track"

  yes  type = "track"  type is "track"


Discarded (dropped by a filter): The filter 'Tracks' dropped it.
A host does not send it again (status 400).
`)
})

it('shows the request in a dry run, and no response', () => {
  const delivered: EventReport = { ...failed, outcome: { stage: 'delivered', status: 200, retry: false } }

  expect(describe({ mode: 'dry-run', events: [delivered] })).toBe(`parcel ship: 1 event, a dry run: nothing is sent

Event: track 'Order Completed'

Request  POST https://api.example.com/x
  content-type: application/json

  {
    "a": 1
  }

It would be delivered.
`)
})

it('explains trigger, fields and problems in lines of 80 letters', () => {
  const long = 'a long text '.repeat(20)
  const explained: EventReport = {
    ...failed,
    trigger: {
      text: `type = "track" and event = "${long}"`,
      origin: 'default',
      met: false,
      conditions: [
        { depth: 0, holds: false, text: 'all of' },
        { depth: 1, holds: true, text: 'type = "track"', path: 'type', actual: 'track' },
        { depth: 1, holds: false, text: 'userId != null', path: 'userId' }
      ]
    },
    fields: [
      {
        key: 'id',
        required: true,
        origin: '--map',
        expression: { '@path': '$.properties.id' },
        reads: [{ path: 'properties.id', value: '5' }, { path: 'gone' }],
        mapped: '5',
        payload: 5,
        changes: [{ path: '$.id', what: 'converted from a string to a number' }]
      },
      {
        key: 'text',
        required: false,
        origin: 'default',
        expression: long,
        reads: [],
        mapped: long,
        payload: long,
        changes: []
      },
      { key: 'note', required: true, origin: null, reads: [], changes: [] }
    ],
    problems: [{ path: '$', pointer: '', message: `The root value is missing the required field 'note'. ${long}` }],
    exchanges: []
  }
  const text = describe({ events: [explained] }, true)

  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect(text).toContain(`  no   all of
  yes    type = "track"  type is "track"
  no     userId != null  userId is missing`)
  expect(text).toContain(`  id (required)
    from     @path $.properties.id, --map
    reads    properties.id = "5"
    reads    gone, which is missing
    mapped   "5"
    payload  5
             $.id converted from a string to a number
  text
    from     a fixed value, the default
    value    "a long text a long text a long text a long text a long text a lon…`)
  expect(text).toContain(`  Not mapped: note (required)`)
  expect(text).toContain(`Problems
  $
    The root value is missing the required field 'note'. a long text a long text`)
})

it('says once how to map required fields that nothing is mapped to, where that was the fault', () => {
  const unmapped = { required: true, origin: null, reads: [], changes: [] }
  const refused: EventReport = {
    ...failed,
    exchanges: [],
    fields: [
      { ...unmapped, key: 'id' },
      { ...unmapped, key: 'note', required: false },
      { ...unmapped, key: 'text', origin: 'default' as const },
      { ...unmapped, key: 'day' }
    ],
    outcome: { stage: 'validation', status: 400, retry: false, message: 'It is not complete.' }
  }

  expect(describe({ events: [refused, refused] })).toMatch(
    /\n\nMap what is missing: --map id=<value> --map day=<value>\n$/
  )
  expect(describe({ events: [{ ...refused, outcome: failed.outcome }] })).not.toContain('Map what is missing')
})

it('says which settings were made up', () => {
  expect(describe({ madeUp: ['user', 'password'] })).toMatch(
    /\nExample values are used for these settings: user, password\n/
  )
})

it('names an event without a type', () => {
  expect(describe({ events: [{ ...failed, event: {} as never }] })).toContain('\nEvent: without a type\n')
})

it('returns a result for each event of a batch', () => {
  const delivered: EventReport = {
    ...failed,
    exchanges: [],
    outcome: { stage: 'delivered', status: 200, retry: false, data: { id: 1 } }
  }

  expect(describe({ batch: true, exchanges: [exchange], events: [delivered, { ...failed, exchanges: [] }] }))
    .toBe(`parcel ship: 2 events in one batch
  POST https://api.example.com/x  503 Service Unavailable

Results
  1  track 'Order Completed'
     Delivered.
     Answer: {"id":1}
  2  track 'Order Completed'
     Retried: Service Unavailable.
     A host sends it again after 30 s (status 503, SERVICE_UNAVAILABLE).
`)
})

it.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false]
])('colours %j with %j: %j', (stream, env, coloured) => {
  expect(paintFor(stream, env)('red', 'x') !== 'x').toBe(coloured)
})
