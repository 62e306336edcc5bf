import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { nameProcess } from '../../../../../bin/processes'
import { pathsUnder, TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { type Journal, recover, transaction } from '../transaction'
import { untilKilled } from './killed-disk'

jest.mock('node:fs', () => jest.requireActual('./killed-disk').fs)

const OLD = { 'one/index.ts': 'old', 'one/generated-types.ts': 'old types', 'two/index.ts': 'two', 'two/it.ts': 'it' }

/** A plan that edits, creates and removes files, the entries among them. */
const PLAN: Record<string, string | null> = {
  'one/index.ts': 'import send',
  'one/send/index.ts': 'send',
  'one/send/deep/more.ts': 'more',
  'one/generated-types.ts': 'new types',
  'two/index.ts': null,
  'two/it.ts': null
}

const NEW = Object.fromEntries(Object.entries({ ...OLD, ...PLAN }).filter(([, text]) => text !== null))

let workspace: TemporaryWorkspace

beforeEach(() => startAfresh())
afterEach(() => workspace.remove())

function startAfresh(): void {
  workspace?.remove()
  workspace = new TemporaryWorkspace()
  for (const [path, text] of Object.entries(OLD)) workspace.write(path, text)
}

const at = (path: string) => join(workspace.destinations, path)

const carryOut = () =>
  transaction(workspace.root, new Map(Object.entries(PLAN).map(([path, text]) => [at(path), text])))

const journals = () => readdirSync(workspace.root).filter((name) => name.startsWith('.unfinished.'))

function recoverAll(): string[] {
  const lines: string[] = []
  recover(workspace.root, (line) => lines.push(line))
  return lines
}

/** Calls `look` after a kill at each step, with the number of steps before it. Returns how many steps there are. */
async function killAtEachStep(look: () => void | Promise<void>): Promise<number> {
  for (let step = 0; ; step++) {
    startAfresh()
    if (!(await untilKilled(step, carryOut))) return step
    await look()
  }
}

const folders = () => pathsUnder(workspace.destinations, 'isDirectory').map((path) => path.slice(at('').length + 1))

describe('a transaction that is killed at any of its steps', () => {
  it('is undone by the next command, and can then be carried out', async () => {
    const steps = await killAtEachStep(async () => {
      recoverAll()
      expect(workspace.contents()).toEqual(OLD)
      expect(folders()).toEqual(['one', 'two'])
      await carryOut()
      expect(workspace.contents()).toEqual(NEW)
    })
    expect(workspace.contents()).toEqual(NEW)
    // A journal, two folders, four files by draft and rename, two of them with permissions, two removals, the journal.
    expect(steps).toBe(1 + 2 + 4 * 2 + 2 + 2 + 1)
  })

  it('is undone when that is killed at any of its steps too', async () => {
    let kills = 0
    await killAtEachStep(async () => {
      const state = workspace
      for (let step = 0; await untilKilled(step, recoverAll); step++) kills++
      expect(workspace).toBe(state)
      expect(workspace.contents()).toEqual(OLD)
      expect(folders()).toEqual(['one', 'two'])
    })
    expect(kills).toBeGreaterThan(50)
  })

  it('never leaves an entry whose files are missing', async () => {
    await killAtEachStep(() => {
      const entry = readFileSync(at('one/index.ts'), 'utf8')
      expect([OLD['one/index.ts'], PLAN['one/index.ts']]).toContain(entry)
      const isImported = entry === PLAN['one/index.ts']
      expect(!isImported || existsSync(at('one/send/index.ts'))).toBe(true)
      expect(!existsSync(at('two/index.ts')) || existsSync(at('two/it.ts'))).toBe(true)
    })
  })
})

describe('recover', () => {
  /** Leaves a transaction that was killed after its last change. */
  const killLate = () => untilKilled(13, carryOut)

  it('says what it did, once', async () => {
    await killLate()
    expect(recoverAll()).toEqual([
      'The last command was killed before it had written everything. What it had written was undone.'
    ])
    expect(recoverAll()).toEqual([])
  })

  it('leaves files that were edited since, and names them', async () => {
    await killLate()
    workspace.write('one/index.ts', 'edited by hand')
    expect(recoverAll()[1]).toBe(`It was not undone in ${at('one/index.ts')}, which has been edited since.`)
    expect(workspace.contents()).toEqual({ ...OLD, 'one/index.ts': 'edited by hand' })
  })

  it('leaves the journal of a process that is running, and not that of another one with its id', async () => {
    await killLate()
    const written = workspace.contents()
    const move = (name: string) =>
      renameSync(join(workspace.root, journals()[0]!), join(workspace.root, `.unfinished.${name}`))
    move(nameProcess(process.ppid))
    expect(recoverAll()).toEqual([])
    expect(Object.keys(workspace.contents())).toHaveLength(Object.keys(written).length)
    move(`${process.ppid}@1`)
    expect(recoverAll()).toHaveLength(1)
    expect(workspace.contents()).toEqual(OLD)
  })

  it('names the journal when the system prevents it', async () => {
    await killLate()
    const { changes } = JSON.parse(readFileSync(join(workspace.root, journals()[0]!), 'utf8')) as Journal
    mkdirSync(join(workspace.root, changes[0]!.draft))
    expect(recoverAll).toThrow(
      /cannot be undone: .*director.* or delete \S+\.unfinished\.\S+ and keep the files as they are\.$/
    )
    expect(journals()).toHaveLength(1)
  })
})
