import { join } from 'node:path'
import { readDeclaration } from '@segment/action-destinations/behaviour'
import { folderOf } from '@segment/action-destinations/folder-of'
import { describeVerdict, judge, listRecords } from '@segment/action-destinations/records'
import { readPageRecords, replayPages } from '../src/records'

// Replays the records of all destinations for browsers, and prints what differs as JSON, by slug.

const folder = join(__dirname, '../fixtures/sdk-calls')
const destinations = join(__dirname, '../src/destinations')

async function main(): Promise<void> {
  const verdicts: Record<string, string[]> = {}
  for (const slug of listRecords(folder)) {
    const directory = join(destinations, folderOf(slug))
    const results = await replayPages(readPageRecords(folder, slug), join(directory, 'index.ts'))
    verdicts[slug] = describeVerdict(judge(results, readDeclaration(directory).differs))
  }
  process.stdout.write(JSON.stringify(verdicts))
}

void main()
