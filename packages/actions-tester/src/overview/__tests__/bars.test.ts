import { VERDICTS } from '@segment/actions-session/verdict'
import { barsOf, linesUpTo, RANGES, totalOf } from '../bars'

const NOW = Date.parse('2026-01-02T12:34:56.000Z')
const counts = { delivered: 1, retried: 2, failed: 3, discarded: 4 }
const minute = (at: string) => ({ at, mode: 'dry', ...counts })
const minutes = [
  minute('2025-12-20T00:00:00.000Z'),
  minute('2026-01-01T12:00:00.000Z'),
  minute('2026-01-02T11:35:00.000Z'),
  minute('2026-01-02T12:34:00.000Z'),
  minute('2026-01-02T12:34:00.000Z')
]

it.each([
  ['hour', 60, { '2026-01-02T11:35:00.000Z': 1, '2026-01-02T12:34:00.000Z': 2 }],
  ['day', 48, { '2026-01-02T11:30:00.000Z': 1, '2026-01-02T12:30:00.000Z': 2 }],
  ['week', 28, { '2026-01-01T12:00:00.000Z': 1, '2026-01-02T06:00:00.000Z': 1, '2026-01-02T12:00:00.000Z': 2 }]
] as const)('sums the minutes of the last %s, in bars without gaps', (range, length, expected) => {
  const bars = barsOf(VERDICTS, minutes, RANGES[range], NOW)
  const filled = bars.filter(({ failed }) => failed > 0)

  expect(bars).toHaveLength(length)
  expect(Object.fromEntries(filled.map(({ start, delivered }) => [new Date(start).toISOString(), delivered]))).toEqual(
    expected
  )
})

it('sums counts; those of other outcomes do not count', () => {
  expect(totalOf(['delivered', 'failed'], [counts, counts, { delivered: 1 }])).toEqual({ delivered: 3, failed: 6 })
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
