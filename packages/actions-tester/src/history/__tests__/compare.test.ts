import { assert, jsonValue, property } from 'fast-check'
import type { KeptRun } from '../../api'
import { compareRuns, differencesOf } from '../compare'

it.each([
  [{ a: 1 }, { a: 1 }, []],
  [{ a: 1, b: 2 }, { a: 1, b: 3 }, [{ path: 'b', before: 2, after: 3 }]],
  [
    { a: [1, { b: 'x' }] },
    { a: [1, { b: 'y' }, 3] },
    [
      { path: 'a[1].b', before: 'x', after: 'y' },
      { path: 'a[2]', after: 3 }
    ]
  ],
  [{ a: {} }, { a: [] }, [{ path: 'a', before: {}, after: [] }]],
  [{ a: null }, {}, [{ path: 'a', before: null }]]
])('finds where %j and %j differ', (before, after, differences) => {
  expect(differencesOf(before, after)).toEqual(differences)
})

it('finds nothing between a value and its copy', () => {
  assert(property(jsonValue(), (value) => expect(differencesOf(value, structuredClone(value))).toEqual([])))
})

const runWith = (text: string, more: Partial<KeptRun> = {}): KeptRun => ({
  number: 1,
  at: '2026-01-02T03:04:05.678Z',
  ms: 1,
  mode: 'dry',
  script: '200',
  batch: false,
  delivered: true,
  events: [{ type: 'track' }],
  mappings: [
    {
      mapping: { name: 'Orders', enabled: true, partnerAction: 'send', mapping: { text } },
      batches: [],
      results: [
        {
          filters: [],
          trigger: null,
          fields: [],
          problems: [],
          mappingError: null,
          outcome: { stage: 'delivered', status: 200, retry: false },
          exchanges: [
            {
              request: { url: 'https://a.example/', method: 'POST', headers: {}, body: JSON.stringify({ text }) },
              response: { statusCode: 200, statusMessage: 'OK', headers: { date: String(Math.random()) }, body: {} },
              time: { startMs: 0, ms: 1 }
            }
          ]
        }
      ]
    }
  ],
  ...more
})

it('compares what was run and what was sent, and no times', () => {
  expect(compareRuns(runWith('a'), runWith('a', { number: 2, ms: 5, script: '500' }))).toEqual([])
  expect(compareRuns(runWith('a'), runWith('b', { batch: true }))).toEqual([
    { title: 'How it was run', differences: [{ path: 'batch', before: false, after: true }] },
    { title: 'Mappings', differences: [{ path: '[0].mapping.text', before: 'a', after: 'b' }] },
    { title: 'Requests', differences: [{ path: '[0].body.text', before: 'a', after: 'b' }] }
  ])
})
