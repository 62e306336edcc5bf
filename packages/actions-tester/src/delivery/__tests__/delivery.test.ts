import { barsOf } from '../outcomes'
import { ageText, pauseState, stateOf, subscriptionState } from '../state'

const MINUTE = 60_000
const at = '2026-01-02T03:04:05.000Z'
const entry = (minute: number, outcome: string, count: number, destination = 'crm') => ({
  at: new Date(Date.UTC(2026, 0, 2, 3, minute)).toISOString(),
  destination,
  subscription: 'all',
  outcome,
  count
})

it('makes bars without gaps, of all destinations or of one', () => {
  const timeline = [
    { at: '2026-01-02T03:03:00.000Z', source: 'web', outcome: 'accepted', count: 99 },
    entry(0, 'delivered', 5),
    entry(2, 'delivered', 1),
    entry(2, 'delivered', 2, 'ads'),
    entry(4, 'failed', 3)
  ]
  const range = { of: 3 * MINUTE, bar: MINUTE }
  const none = { delivered: 0, retried: 0, failed: 0, filtered: 0, discarded: 0 }
  const start = Date.UTC(2026, 0, 2, 3, 2)
  expect(barsOf({ timeline, at }, range)).toEqual([
    { ...none, start, delivered: 3 },
    { ...none, start: start + MINUTE },
    { ...none, start: start + 2 * MINUTE, failed: 3 }
  ])
  expect(barsOf({ timeline, at }, range, 'ads')[0]).toEqual({ ...none, start, delivered: 2 })
})

it('says how a destination and its subscriptions stand: first what needs somebody to act', () => {
  const pause = (kind: Parameters<typeof pauseState>[0], subscription?: string) => ({
    kind,
    reason: 'because',
    since: at,
    ...(subscription !== undefined && { subscription })
  })
  const word = (pauses: ReturnType<typeof pause>[], configured: 'enabled' | 'disabled' | 'removed' = 'enabled') =>
    stateOf({ pauses, configured }).word
  expect(word([])).toBe('Running')
  expect(word([pause('manual')])).toBe('Paused')
  expect(word([pause('wait'), pause('circuit')])).toBe('Circuit open')
  expect(word([pause('manual'), pause('account')])).toBe('Account parked')
  expect(word([pause('mapping', 'all')])).toBe('Running')
  expect(word([pause('manual')], 'disabled')).toBe('Disabled')
  expect(word([], 'removed')).toBe('Removed')
  const parked = { pauses: [pause('mapping', 'all')], configured: 'enabled' as const }
  expect(['all', 'other'].map((id) => subscriptionState(parked, id).word)).toEqual(['Mapping parked', 'Running'])
  const paused = { ...parked, pauses: [...parked.pauses, pause('manual')] }
  expect(['all', 'other'].map((id) => subscriptionState(paused, id).word)).toEqual(['Mapping parked', 'Paused'])
})

it.each([
  [-5, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [7_300_000, '2 h'],
  [200_000_000, '2 d']
])('an age of %d ms is %s', (ms, text) => {
  expect(ageText(ms)).toBe(text)
})
