import type { CaseResult } from '@segment/action-destinations/records'
import { bundleForPage } from './bundle'
import { pageDifferences } from './compare'
import { inputOf, type PageCase, type PageRecordFile } from './format'
import { runPage } from './run-page'

/**
 * Replays the cases of a file, each on a page of its own, with a fixed clock, seeded randomness and no network. Leaves
 * out cases that record a bug.
 *
 * @param entry the absolute path of the destination's `index.ts`
 * @throws Error if the destination cannot be bundled
 */
export async function replayPages(file: PageRecordFile, entry: string): Promise<CaseResult[]> {
  const script = await bundleForPage(entry, file)
  const run = async (recorded: PageCase): Promise<CaseResult> => {
    const input = inputOf(file, recorded)
    try {
      return {
        id: recorded.id,
        differences: pageDifferences(file, input, recorded.observed, await runPage(script, input))
      }
    } catch (error) {
      return { id: recorded.id, differences: [{ key: 'run', got: (error as Error).message }] }
    }
  }
  const results: CaseResult[] = []
  // A rejected promise of a page that nobody awaits does not concern this process.
  process.on('unhandledRejection', ignore)
  try {
    for (const each of file.cases.filter(({ fault }) => !fault)) results.push(await run(each))
    // Node reports such promises after the microtasks.
    await new Promise((resolve) => setImmediate(resolve))
  } finally {
    process.off('unhandledRejection', ignore)
  }
  return results
}

function ignore(): void {}
