import { join, relative, resolve } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { describeUpdate, updateTypes } from '../update-types'

let workspace: TemporaryWorkspace
beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const types = (name: string) => join(workspace.destinations, name, 'generated-types.ts')

describe('updateTypes', () => {
  it('writes what is missing or not current, and only that', async () => {
    const places = [workspace.addDestination('one'), workspace.addDestination('two')]
    workspace.write('two/generated-types.ts', 'export interface Settings { mine: true }')
    const { changes } = await updateTypes(places, { root: workspace.root, write: true })
    expect(changes.map(({ path, change }) => [resolve(path), change])).toEqual([
      [types('one'), 'create'],
      [types('two'), 'edit']
    ])
    await expect(updateTypes(places, { root: workspace.root, write: true })).resolves.toEqual({
      total: 2,
      changes: [],
      failures: []
    })
  })

  it('writes all or nothing', async () => {
    const places = [workspace.addDestination('one'), workspace.addDestination('two')]
    workspace.write('two/generated-types.ts/in-the-way', '')
    const before = workspace.contents()
    await expect(updateTypes(places, { root: workspace.root, write: true })).rejects.toThrow('EISDIR')
    expect(workspace.contents()).toEqual(before)
  })

  it('only compares when it must not write', async () => {
    const place = workspace.addDestination('one')
    const before = workspace.contents()
    const update = await updateTypes([place], { root: workspace.root, write: false })
    expect(update.changes.map(({ path }) => resolve(path))).toEqual([types('one')])
    expect(workspace.contents()).toEqual(before)
  })

  it('does the others when some fail, and names the places', async () => {
    const places = [
      workspace.addDestination('broken', 'export default {\n  name: }'),
      workspace.addDestination('throwing', "throw new Error('no luck')"),
      workspace.addDestination('other', 'export default { name: 1 }'),
      workspace.addDestination('without', "export default { name: 'W', actions: { a: { fields: null } } }"),
      workspace.addDestination('fine')
    ]
    const { changes, failures } = await updateTypes(places, { root: workspace.root, write: true })
    expect(changes.map(({ path }) => resolve(path))).toEqual([types('fine')])
    expect(failures).toEqual([
      expect.stringContaining('broken/index.ts:2:'),
      expect.stringMatching(/throwing\/index\.ts.*no luck/),
      expect.stringContaining('other/index.ts:1:1'),
      expect.stringMatching(`^${relative(process.cwd(), places[3]!.entry)}: `)
    ])
  })
})

describe('describeUpdate', () => {
  const update = { total: 3, changes: [{ path: 'a.ts', change: 'edit' as const, diff: '' }], failures: [] }

  it.each([
    ['files written', update, true, ['Wrote a.ts', '3 type files are current.']],
    ['nothing to write', { ...update, changes: [] }, true, ['3 type files are current.']],
    ['files that are not current', update, false, ['Not current: a.ts', expect.stringContaining('generate:types')]],
    ['nothing found', { ...update, total: 1, changes: [] }, false, ['1 type file is current.']],
    ['only failures', { total: 0, changes: [], failures: ['x'] }, false, []]
  ])('tells of %s', (_, given, written, expected) => {
    expect(describeUpdate(given, { written })).toEqual(expected)
  })
})
