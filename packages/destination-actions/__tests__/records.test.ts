import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Destination } from '@segment/actions-core'
import { list, load } from '../src'
import { readDeclaration } from '../src/behaviour'
import { folderOf } from '../src/folder-of'
import { describeVerdict, judge, listRecords, readRecords, replay, type LoadedDestination } from '../src/records'

const folder = join(__dirname, '../fixtures/requests')

/** One load for all cases; one of all modules where a case asks for it, which takes longer. */
async function loadFor(slug: string, afresh: boolean): Promise<LoadedDestination> {
  if (!afresh) return { Destination, definition: await load(slug) }
  let loaded: LoadedDestination | undefined
  await jest.isolateModulesAsync(async () => {
    const core = require('@segment/actions-core') as typeof import('@segment/actions-core')
    const destinations = require('../src') as typeof import('../src')
    loaded = { Destination: core.Destination, definition: await destinations.load(slug) }
  })
  return loaded!
}

it.each(listRecords(folder))('%s sends what was recorded', async (slug) => {
  const name = [slug, folderOf(slug)].find((one) => list().includes(one))!
  const { differs } = readDeclaration(join(__dirname, '../src/destinations', name))
  const results = await replay(readRecords(folder, slug), (afresh) => loadFor(slug, afresh))
  expect(describeVerdict(judge(results, differs))).toEqual([])
})

it('has a folder of records', () => {
  expect(existsSync(folder)).toBe(true)
})
