import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as core from '@segment/actions-core'
import type { DestinationDefinition } from '@segment/actions-core'
import { list, load } from '../src'
import { readDeclaration } from '../src/behaviour'
import { folderOf } from '../src/folder-of'
import { describeVerdict, judge, listRecords, readRecords, replay } from '../src/records'

// Many records are of failures, and to format the stacks of all takes a twentieth of the time.
Error.stackTraceLimit = 0

const folder = join(__dirname, '../fixtures/requests')

/** Loads the modules of a destination again, but not the runtime: that has no caches of accounts. */
async function loadAfresh(slug: string): Promise<DestinationDefinition> {
  let definition: DestinationDefinition | undefined
  await jest.isolateModulesAsync(async () => {
    jest.doMock('@segment/actions-core', () => core)
    definition = await (require('../src/folders') as typeof import('../src/folders')).load(slug)
  })
  return definition!
}

it.each(listRecords(folder))('%s sends what was recorded', async (slug) => {
  const name = [slug, folderOf(slug)].find((one) => list().includes(one))!
  const { differs } = readDeclaration(join(__dirname, '../src/destinations', name))
  const definition = await load(slug)
  const results = await replay(readRecords(folder, slug), async (afresh) => ({
    Destination: core.Destination,
    definition: afresh ? await loadAfresh(slug) : definition
  }))
  expect(describeVerdict(judge(results, differs))).toEqual([])
})

it('has a folder of records', () => {
  expect(existsSync(folder)).toBe(true)
})
