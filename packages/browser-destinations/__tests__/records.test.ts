import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDeclaration } from '@segment/action-destinations/behaviour'
import { folderOf } from '@segment/action-destinations/folder-of'
import { describeVerdict, judge, listRecords } from '@segment/action-destinations/records'
import { readPageRecords, replayPages } from '../src/records'

const folder = join(__dirname, '../fixtures/sdk-calls')
const destinations = join(__dirname, '../src/destinations')

it.each(listRecords(folder))('%s does on a page what was recorded', async (slug) => {
  const directory = join(destinations, folderOf(slug))
  const results = await replayPages(readPageRecords(folder, slug), join(directory, 'index.ts'))
  expect(describeVerdict(judge(results, readDeclaration(directory).differs))).toEqual([])
})

it('has a folder of records', () => {
  expect(existsSync(folder)).toBe(true)
})
