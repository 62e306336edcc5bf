import { bucketsOf, linesUpTo, totalOf } from '../buckets'

const NOW = Date.parse('2026-01-02T12:34:56.000Z')
const counts = { delivered: 1, retried: 2, failed: 3, discarded: 4 }
const minute = (at: string, mode: 'dry' | 'real' = 'dry') => ({ at, mode, ...counts })
const minutes = [
  minute('2025-12-20T00:00:00.000Z'),
  minute('2026-01-01T12:00:00.000Z'),
  minute('2026-01-02T11:35:00.000Z'),
  minute('2026-01-02T12:34:00.000Z'),
  minute('2026-01-02T12:34:00.000Z', 'real')
]

it.each([
  ['hour', 'all', 60, { '2026-01-02T11:35:00.000Z': 1, '2026-01-02T12:34:00.000Z': 2 }],
  ['hour', 'real', 60, { '2026-01-02T12:34:00.000Z': 1 }],
  ['day', 'dry', 48, { '2026-01-02T11:30:00.000Z': 1, '2026-01-02T12:30:00.000Z': 1 }],
  ['week', 'all', 28, { '2026-01-01T12:00:00.000Z': 1, '2026-01-02T06:00:00.000Z': 1, '2026-01-02T12:00:00.000Z': 2 }]
] as const)('sums the minutes of the last %s, in the mode %s', (range, mode, length, expected) => {
  const buckets = bucketsOf(minutes, mode, range, NOW)
  const filled = buckets.filter(({ failed }) => failed > 0)

  expect(buckets).toHaveLength(length)
  expect(Object.fromEntries(filled.map(({ start, delivered }) => [new Date(start).toISOString(), delivered]))).toEqual(
    expected
  )
})

it('sums totals', () => {
  const totals = [minute('', 'dry'), minute('', 'real')]

  expect(totalOf(totals, 'all')).toEqual({ delivered: 2, retried: 4, failed: 6, discarded: 8 })
  expect(totalOf(totals, 'real')).toEqual(counts)
})

it.each([
  [0, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [100, [0, 50, 100]],
  [1234, [0, 500, 1000, 1500]]
])('draws lines up to %d at round counts', (most, lines) => {
  expect(linesUpTo(most)).toEqual(lines)
})
