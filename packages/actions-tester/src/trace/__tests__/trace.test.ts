import { execFileSync } from 'node:child_process'
import { assert, property, string } from 'fast-check'
import type { EventOutcome, EventResult, KeptRun } from '../../api'
import { curlOf, shownBody } from '../request-text'
import { describeResult, durationText } from '../describe-result'
import { countLabels, firstRow, rowsOf } from '../rows'

const explained = { filters: [], trigger: null, fields: [], problems: [], mappingError: null, exchanges: [] }
const result = (outcome: Partial<EventOutcome>, more: Partial<EventResult> = {}): EventResult => ({
  ...explained,
  outcome: { stage: 'action', status: 200, retry: false, ...outcome },
  ...more
})
const condition = (holds: boolean, path: string, actual?: unknown) => ({
  depth: 0,
  text: `${path} >= 500`,
  holds,
  path,
  ...(actual !== undefined && { actual })
})
const trigger = (...conditions: ReturnType<typeof condition>[]) => ({
  trigger: { text: '', origin: 'subscribe' as const, met: false, conditions }
})

it.each([
  [result({ stage: 'delivered' }), 'The action ended without an error.', undefined],
  [
    result({ stage: 'trigger' }, trigger(condition(true, 'type'), condition(false, 'properties.total', 323.53))),
    'No matching mapping: properties.total is 323.53, the trigger asks for properties.total >= 500.',
    undefined
  ],
  [result({ stage: 'filter', message: "The filter 'A' dropped it." }), "The filter 'A' dropped it.", undefined],
  [
    result({ stage: 'trigger' }, trigger(condition(false, 'properties.total'))),
    'No matching mapping: there is no properties.total, the trigger asks for properties.total >= 500.',
    undefined
  ],
  [
    result({ stage: 'validation', status: 400 }, { problems: [{ path: '$', message: 'Mail is missing.' }] as never }),
    'Payload validation failed: Mail is missing.',
    'A host does not send it again, because the payload is not valid.'
  ],
  [
    result({ status: 429, message: 'Too many.', retry: true, retryAfterMs: 30_000 }),
    'Status 429: Too many.',
    'A host sends it again after 30 s, as Retry-After says, because the vendor has had too many requests.'
  ],
  [
    result({ status: 500, retry: true }),
    'Status 500.',
    'A host sends it again with growing delays, because status 500 is a fault that may pass.'
  ],
  [
    result({ status: 400, message: 'No.' }),
    'Status 400: No.',
    'A host does not send it again, because status 400 would come again for the same request.'
  ]
])('says what happened to an event: %#', (given, what, retry) => {
  expect(describeResult(given)).toEqual({ what, ...(retry !== undefined && { retry }) })
})

it.each([
  [0.04, '0 ms'],
  [0.44, '0.4 ms'],
  [12.3, '12 ms'],
  [1520, '1.5 s'],
  [600_000, '10 min']
])('writes %d milliseconds as %s', (ms, text) => expect(durationText(ms)).toBe(text))

it('writes requests as commands that the shell reads back', () => {
  // Texts of a request have no NUL.
  const text = string().filter((each) => !each.includes('\0'))
  assert(
    property(text, text, (header, body) => {
      const command = curlOf({
        url: 'https://a.example/x?y=z',
        method: 'POST',
        headers: { 'x-a': header, host: 'a' },
        body
      })
      const output = execFileSync('sh', ['-c', command.replace(/^curl/, 'printf "%s\\0"')], { encoding: 'utf8' })
      const data = body === '' ? [] : ['--data-raw', body]
      expect(output.split('\0').slice(0, -1)).toEqual([
        '-X',
        'POST',
        'https://a.example/x?y=z',
        '-H',
        `x-a: ${header}`,
        ...data
      ])
    }),
    { numRuns: 25 }
  )
})

it.each([
  ['{"a":[1]}', 'application/json', { json: { a: [1] } }],
  ['{"a":1}\n{"b":2}\n', '', { text: '{\n  "a": 1\n}\n{\n  "b": 2\n}' }],
  ['a=1&b=x+y', 'application/x-www-form-urlencoded', { text: 'a = 1\nb = x y' }],
  ['ok', 'text/plain', { text: 'ok' }],
  ['12', 'text/plain', { text: '12' }],
  [{ ok: true }, '', { json: { ok: true } }]
])('shows the body %j', (body, type, shown) => expect(shownBody(body, type)).toEqual(shown))

it('has a row for each event and mapping that matched, with the requests of its batch', () => {
  const mapping = { enabled: true, partnerAction: 'send', mapping: {} }
  const exchange = { request: { url: '', method: 'POST', headers: {}, body: '' } } as never
  const run: Pick<KeptRun, 'events' | 'mappings'> = {
    events: [{ type: 'track', event: 'A' }, { type: 'page' }],
    mappings: [
      {
        mapping,
        results: [result({ stage: 'delivered' }), result({ stage: 'trigger' })],
        batches: [{ events: [0], exchanges: [exchange] }]
      },
      { mapping, results: [result({ status: 429, retry: true }), result({ stage: 'trigger' })], batches: [] }
    ]
  }
  const rows = rowsOf(run)

  expect(rows.map(({ title, verdict, batch, exchanges }) => [title, verdict, batch, exchanges.length])).toEqual([
    ['A', 'delivered', 1, 1],
    ['A', 'retried', undefined, 0],
    ['page', 'discarded', undefined, 0]
  ])
  expect(countLabels(rows)).toEqual([
    { label: 'Delivered', verdict: 'delivered', count: 1 },
    { label: 'Retried', verdict: 'retried', count: 1 },
    { label: 'No matching mapping', verdict: 'discarded', count: 1 }
  ])
  expect(firstRow(rows)).toBe(rows[1])
  expect(firstRow([rows[2]!, rows[0]!])).toBe(rows[2])
})
