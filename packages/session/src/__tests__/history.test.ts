import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { historyFolder, keepRun, listRuns, readOverview, readRun, replayInput } from '../history'
import type { Overview } from '../overview'
import type { EventOutcome } from '../report'
import type { Run, RunInput } from '../run-mappings'

const owner = { place: { name: 'parcel' }, definition: { slug: 'actions-parcel' } }
const delivered: EventOutcome = { stage: 'delivered', status: 200, retry: false }
const mapping = { name: 'Orders', enabled: true, partnerAction: 'send', mapping: {} }

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'history-'))
})

afterEach(() => rmSync(root, { recursive: true }))

/** A run of events through one mapping, with an outcome for each. */
function runOf(outcomes: EventOutcome[], more: Partial<Run> = {}): Run {
  const events = outcomes.map((_, index) => ({ type: 'track' as const, event: `Event ${index + 1}` }))
  const explained = { filters: [], trigger: null, fields: [], problems: [], mappingError: null, exchanges: [] }
  const results = outcomes.map((outcome) => ({ ...explained, outcome }))
  const mappings = [{ mapping, results, batches: [] }]
  return {
    at: '2026-01-02T03:04:05.678Z',
    ms: 1,
    mode: 'dry',
    script: '200',
    batch: false,
    delivered: true,
    events,
    mappings,
    ...more
  }
}

const keep = (run: Run, limits?: { runs: number; bytes: number }, input?: RunInput) =>
  keepRun(root, owner, { run, input }, limits)
const numbers = () => listRuns(root, owner).map(({ number }) => number)
const overview = (): Overview => readOverview(root, owner)

it('numbers runs, and finds them again with what they ran', () => {
  const input: RunInput = { mappings: [mapping], events: [{ type: 'page' }], mode: 'dry', script: '200', batch: false }
  const run = runOf([delivered, { stage: 'action', status: 429, code: 'TOO_MANY_REQUESTS', retry: true }])
  keep(run)
  keep(run, undefined, input)

  expect(listRuns(root, owner)).toEqual(
    [2, 1].map((number) =>
      expect.objectContaining({
        number,
        title: 'Event 1',
        events: 2,
        mappings: ['Orders'],
        counts: { delivered: 1, retried: 1, failed: 0, discarded: 0 },
        reason: '429 TOO_MANY_REQUESTS'
      })
    )
  )
  expect(readRun(root, owner, 2)).toEqual({ ...run, number: 2 })
  expect(replayInput(root, owner, 2)).toEqual(input)
  expect(() => replayInput(root, owner, 1)).toThrow('held secrets')
  expect(() => readRun(root, owner, 3)).toThrow('The history has no run 3.')
})

it('writes files that only their owner can read', () => {
  keep(runOf([delivered]))
  const folder = historyFolder(root, owner)

  expect(readdirSync(folder).toSorted()).toEqual(['1.jsonl', 'overview.json'])
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
})

it.each([
  ['count', { runs: 3, bytes: 1e9 }, [6, 5, 4]],
  ['bytes', { runs: 100, bytes: 40_000 }, [6, 5]]
])('keeps the latest runs, bounded by their %s', (_, limits, kept) => {
  for (let count = 0; count < 6; count++) keep(runOf([{ ...delivered, data: 'x'.repeat(15_000) }]), limits)

  expect(numbers()).toEqual(kept)
})

it('does not keep a run that is larger than the history may be, but counts it', () => {
  const kept = keep(runOf([{ ...delivered, data: 'x'.repeat(30_000) }]), { runs: 9, bytes: 30_000 })

  expect(kept.number).toBeUndefined()
  expect(numbers()).toEqual([])
  expect(overview().totals).toMatchObject([{ delivered: 1 }])
})

it('leaves out what it cannot read', () => {
  keep(runOf([delivered]))
  writeFileSync(join(historyFolder(root, owner), '7.jsonl'), '{"number":')
  writeFileSync(join(historyFolder(root, owner), 'overview.json'), '{')

  expect(numbers()).toEqual([1])
  expect(overview()).toEqual({ totals: [], minutes: [], reasons: [] })
  expect(keep(runOf([delivered])).number).toBe(8)
})

it('shortens long names, so that a list stays short', () => {
  const name = 'é'.repeat(10_000)
  const { mappings, ...run } = runOf([delivered])
  keep({ ...run, mappings: Array.from({ length: 50 }, () => ({ ...mappings[0]!, mapping: { ...mapping, name } })) })

  expect(listRuns(root, owner)[0]!.mappings).toEqual(Array(5).fill(`${'é'.repeat(199)}…`))
})

it('counts what became of events, by minute and by reason with samples', () => {
  const invalid: EventOutcome = { stage: 'validation', status: 400, message: 'Mail is missing.', retry: false }
  const dropped: EventOutcome = { stage: 'filter', status: 400, message: 'Tests dropped it.', retry: false }
  keep(runOf([delivered, invalid, dropped, { stage: 'trigger', status: 400, retry: false }]))
  keep(runOf([invalid, { stage: 'action', status: 500, retry: true }], { at: '2026-01-02T03:04:59.000Z' }))
  keep(runOf([{ stage: 'action', status: 400, code: 'BAD_REQUEST', retry: false }], { mode: 'real' }))

  const { totals, minutes, reasons } = overview()
  expect(totals).toEqual([
    { mode: 'dry', delivered: 1, retried: 1, failed: 0, discarded: 4 },
    { mode: 'real', delivered: 0, retried: 0, failed: 1, discarded: 0 }
  ])
  expect(minutes).toEqual(totals.map((each) => ({ ...each, at: '2026-01-02T03:04:00.000Z' })))
  expect(reasons.map(({ mode, verdict, reason, count }) => [mode, verdict, reason, count])).toEqual([
    ['real', 'failed', '400 BAD_REQUEST', 1],
    ['dry', 'retried', '500', 1],
    ['dry', 'discarded', 'Payload validation failed', 2],
    ['dry', 'discarded', 'No matching mapping', 1],
    ['dry', 'discarded', 'Dropped by a filter', 1]
  ])
  expect(reasons[2]!.samples).toEqual([
    {
      at: '2026-01-02T03:04:59.000Z',
      run: 2,
      mapping: 'Orders',
      message: 'Mail is missing.',
      event: { type: 'track', event: 'Event 1' }
    },
    {
      at: '2026-01-02T03:04:05.678Z',
      run: 1,
      mapping: 'Orders',
      message: 'Mail is missing.',
      event: { type: 'track', event: 'Event 2' }
    }
  ])
})

it('bounds the overview', () => {
  const codes = Array.from({ length: 60 }, (_, index) => `E${index}`)
  keep(
    runOf(
      codes.flatMap((code) =>
        [1, 2, 3, 4].map((): EventOutcome => ({ stage: 'action', status: 400, code, retry: false }))
      )
    )
  )

  const { reasons } = overview()
  expect(reasons).toHaveLength(50)
  expect(reasons[0]).toMatchObject({ reason: '400 E59', count: 4, samples: [{}, {}, {}] })
})
