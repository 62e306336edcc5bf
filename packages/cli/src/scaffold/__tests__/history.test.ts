import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { carryOut, lastScaffold, undoLast } from '../history'
import { TemporaryWorkspace } from './temporary-workspace'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const at = (path: string) => join(workspace.destinations, path)

/** The files of the destinations, without what is remembered. */
function contents() {
  return Object.fromEntries(Object.entries(workspace.contents()).filter(([path]) => !path.startsWith('..')))
}

function make(what: string, files: Record<string, string | null>, check?: () => void) {
  const plan = new Map(Object.entries(files).map(([path, text]) => [at(path), text]))
  return carryOut(workspace.root, what, plan, check)
}

describe('undoLast', () => {
  it('undoes what was made, one after the other', async () => {
    workspace.write('old.ts', 'old')
    mkdirSync(at('empty'))
    await make('the first', { 'one/index.ts': 'one', 'old.ts': 'edited' })
    const between = contents()
    await make('the second', { 'one/deep/index.ts': 'two', 'old.ts': 'edited again', 'empty/file.ts': '' })
    await expect(undoLast(workspace.root)).resolves.toMatchObject({ what: 'the second' })
    expect(contents()).toEqual(between)
    await expect(undoLast(workspace.root)).resolves.toMatchObject({ what: 'the first' })
    expect(contents()).toEqual({ 'old.ts': 'old' })
    expect(readdirSync(workspace.destinations)).toEqual(['empty', 'old.ts'])
    await expect(undoLast(workspace.root)).rejects.toThrow('There is nothing to undo')
  })

  it('keeps files that came later, and the folders that they are in', async () => {
    await make('it', { 'one/index.ts': 'one', 'one/deep/file.ts': 'two' })
    workspace.write('one/mine.ts', 'mine')
    await undoLast(workspace.root)
    expect(contents()).toEqual({ 'one/mine.ts': 'mine' })
  })

  it.each([
    ['changed', () => workspace.write('one/index.ts', 'changed')],
    ['went', () => rmSync(at('one/index.ts'))]
  ])('refuses when a file %s, and names it', async (_, change) => {
    await make('the destination One', { 'one/index.ts': 'one', 'one/other.ts': 'other' })
    change()
    const before = workspace.contents()
    const undone = undoLast(workspace.root)
    await expect(undone).rejects.toBeInstanceOf(FailureError)
    await expect(undone).rejects.toThrow(
      /^Cannot undo the destination One, because these files have changed since: \S*one\/index\.ts\./
    )
    expect(workspace.contents()).toEqual(before)
  })

  it('forgets what was removed by hand, and undoes what was made before it', async () => {
    await make('the first', { 'one/index.ts': 'one' })
    await make('the second', { 'two/index.ts': 'two', 'two/send/index.ts': 'send' })
    rmSync(at('two'), { recursive: true })
    await expect(undoLast(workspace.root)).resolves.toMatchObject({ what: 'the first' })
    expect(contents()).toEqual({})
    expect(() => lastScaffold(workspace.root)).toThrow('There is nothing to undo')
  })

  it('does not remember what failed', async () => {
    const failing = make('it', { 'one/index.ts': 'one' }, () => {
      throw new Error('no luck')
    })
    await expect(failing).rejects.toThrow('no luck')
    expect(workspace.contents()).toEqual({})
    expect(() => lastScaffold(workspace.root)).toThrow('There is nothing to undo')
  })
})
