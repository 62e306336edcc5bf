import { chmodSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { describeSummaries, summarize } from '../summaries'
import { listDestinations } from '../destinations'
import { runCli } from './run-cli'
import { soundSource } from './sample-source'

const loads: string[] = []

jest.mock('../load', () => {
  const { loadDefinition } = jest.requireActual('../../scaffold/__tests__/fresh-load')
  return {
    loadDefinition: (entry: string) => {
      loads.push(entry)
      return loadDefinition(entry)
    }
  }
})

let workspace: TemporaryWorkspace
let cache: string

beforeEach(() => {
  workspace = new TemporaryWorkspace()
  cache = join(workspace.root, 'node_modules', '.cache', 'actions', 'summaries.json')
  workspace.addDestination('one', soundSource('one'))
  workspace.addDestination('two')
})
afterEach(() => workspace.remove())

/** The names of the folders that were loaded by a call. */
function loadedBy(call: () => void): string[] {
  loads.length = 0
  call()
  return listDestinations(workspace.root)
    .filter(({ entry }) => loads.includes(entry))
    .map(({ name }) => name)
}
const again = () => loadedBy(() => summarize(workspace.root))

describe('summarize', () => {
  it('returns what a list shows', () => {
    expect(summarize(workspace.root)).toEqual({
      summaries: [
        { slug: 'actions-one', folder: 'one', name: 'ONE', mode: 'cloud', actions: ['send'] },
        { slug: 'actions-two', folder: 'two', name: 'TWO', mode: 'cloud', actions: [] }
      ],
      failures: []
    })
  })

  it('returns null for a slug that is missing, and the async actions too', () => {
    workspace.addDestination(
      'two',
      "export default { name: 'Two', mode: 'cloud', actions: {}, asyncActions: { up: {} } }"
    )
    expect(summarize(workspace.root).summaries[1]).toMatchObject({ slug: null, actions: ['up'] })
  })

  it('reports what cannot be loaded beside the others', () => {
    workspace.addDestination('bad', 'export default {')
    const { summaries, failures } = summarize(workspace.root)
    expect(summaries.map(({ folder }) => folder)).toEqual(['one', 'two'])
    expect(failures).toEqual([expect.stringContaining('bad/index.ts:1:')])
  })
})

describe('what is remembered', () => {
  beforeEach(() => {
    summarize(workspace.root)
  })

  it('saves loading', () => {
    expect(again()).toEqual([])
  })

  it('is forgotten for a destination whose files change', () => {
    workspace.addDestination('one', soundSource('one', ["name: 'ONE'", "name: 'One more'"]))
    expect(again()).toEqual(['one'])
    workspace.write('two/part.ts', 'export const part = 1\n')
    expect(again()).toEqual(['two'])
    utimesSync(join(workspace.destinations, 'two/part.ts'), 1, 1)
    expect(again()).toEqual(['two'])
    workspace.write('two/__tests__/index.test.ts', 'it("works", () => undefined)\n')
    expect(again()).toEqual([])
  })

  it('is forgotten for all when a shared file changes', () => {
    workspace.write('../lib/names.ts', 'export const name = 1\n')
    expect(again()).toEqual(['one', 'two'])
  })

  it('goes with its destination', () => {
    workspace.addDestination('three')
    expect(again()).toEqual(['three'])
    expect(Object.keys(JSON.parse(readFileSync(cache, 'utf8')))).toEqual(
      ['one', 'three', 'two'].map((name) => `packages/destination-actions/src/destinations/${name}`)
    )
  })

  it('does not matter when it cannot be read or written', () => {
    writeFileSync(cache, 'no JSON')
    expect(again()).toEqual(['one', 'two'])
    expect(again()).toEqual([])
    chmodSync(join(cache, '..'), 0o500)
    workspace.addDestination('three')
    expect(summarize(workspace.root).summaries).toHaveLength(3)
    chmodSync(join(cache, '..'), 0o700)
  })
})

describe('the list', () => {
  it('stands in columns', () => {
    expect(describeSummaries(summarize(workspace.root).summaries, Infinity)).toEqual([
      'one  actions-one  ONE  cloud  1 action',
      'two  actions-two  TWO  cloud  0 actions',
      '',
      '2 destinations.'
    ])
    expect(describeSummaries([], Infinity)).toEqual(['There are no destinations yet. Make one with ./bin/run init.'])
  })

  it('is JSON when it is asked for, and failures go to stderr', async () => {
    const { status, stdout, stderr } = await runCli(workspace.root, 'list', '--json')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toEqual(summarize(workspace.root).summaries)
    workspace.addDestination('bad', 'export default {')
    const broken = await runCli(workspace.root, 'list', '--json')
    expect(broken.status).toBe(1)
    expect(JSON.parse(broken.stdout)).toHaveLength(2)
    expect(broken.stderr).toMatch(/^packages\/destination-actions\/src\/destinations\/bad\/index\.ts:1:/)
  })
})
