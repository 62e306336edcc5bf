import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { listRecords } from '@segment/action-destinations/records'

const folder = join(__dirname, '../fixtures/sdk-calls')
const HOUR = 3_600_000

// Pages become garbage, which node copies again and again unless it always collects the whole heap: a third of the time.
const COLLECT_WHOLE_HEAP = ['--gc-global', '--min-semi-space-size=160', '--max-semi-space-size=160']

describe('records of destinations for browsers', () => {
  let verdicts: Record<string, string[]>

  beforeAll(async () => {
    const words = [...COLLECT_WHOLE_HEAP, '--require', 'tsx/cjs', join(__dirname, 'replay-all.ts')]
    const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: resolve(__dirname, '../../..') })
    verdicts = JSON.parse(stdout)
  }, HOUR)

  it.each(listRecords(folder))('%s does on a page what was recorded', (slug) => {
    expect(verdicts[slug]).toEqual([])
  })
})

it('has a folder of records', () => {
  expect(existsSync(folder)).toBe(true)
})
