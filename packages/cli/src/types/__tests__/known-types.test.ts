import { join } from 'node:path'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { loadDefinition } from '../../workspace/load'
import { KnownTypes } from '../known-types'
import { updateTypes } from '../update-types'

jest.mock('../../workspace/load', () => {
  const fresh = jest.requireActual<typeof import('../../workspace/load')>('../../scaffold/__tests__/fresh-load')
  return { loadDefinition: jest.fn(fresh.loadDefinition) }
})

let workspace: TemporaryWorkspace
beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

/** Updates the types of the destinations and gives the names of those that were loaded for it. */
async function update(places: ReturnType<TemporaryWorkspace['addDestination']>[], write = true): Promise<string[]> {
  jest.mocked(loadDefinition).mockClear()
  await updateTypes(places, { write, known: new KnownTypes(workspace.root) })
  const entries = jest.mocked(loadDefinition).mock.calls.map(([entry]) => entry)
  return places.filter(({ entry }) => entries.includes(entry)).map(({ name }) => name)
}

describe('KnownTypes', () => {
  it('leaves out what has not changed, in runs that write and in runs that compare', async () => {
    const places = [workspace.addDestination('one'), workspace.addDestination('two')]
    await expect(update(places)).resolves.toEqual(['one', 'two'])
    await expect(update(places)).resolves.toEqual([])
    await expect(update(places, false)).resolves.toEqual([])
  })

  it('counts the files that it leaves out', async () => {
    const places = [workspace.addDestination('one')]
    const known = () => new KnownTypes(workspace.root)
    await updateTypes(places, { write: true, known: known() })
    await expect(updateTypes(places, { write: true, known: known() })).resolves.toEqual({
      total: 1,
      changes: [],
      failures: []
    })
  })

  it.each([
    ['a source file', () => workspace.write('one/fields.ts', 'export {}'), ['one']],
    ['a type file', () => workspace.write('one/generated-types.ts', ''), ['one']],
    ['what destinations share', () => workspace.write('../lib/shared.ts', 'export {}'), ['one', 'two']],
    ['a test', () => workspace.write('one/__tests__/index.test.ts', ''), []],
    ['a note', () => workspace.write('one/README.md', ''), []]
  ])('sees a change of %s', async (_, change, loaded) => {
    const places = [workspace.addDestination('one'), workspace.addDestination('two')]
    await update(places)
    change()
    await expect(update(places)).resolves.toEqual(loaded)
  })

  it('does not remember what was not current, failed or is elsewhere', async () => {
    const fine = workspace.addDestination('fine')
    const broken = workspace.addDestination('broken', 'export default {')
    const entry = workspace.write('../../../../elsewhere/four/index.ts', "export default { name: 'F', actions: {} }")
    const elsewhere = { name: 'four', directory: join(entry, '..'), entry }
    await update([fine, broken, elsewhere], false)
    await expect(update([fine, broken, elsewhere])).resolves.toEqual(['fine', 'broken', 'four'])
    await expect(update([fine, broken, elsewhere])).resolves.toEqual(['broken', 'four'])
  })

  it('starts anew where the memory is no memory', async () => {
    const places = [workspace.addDestination('one')]
    await update(places)
    workspace.write('../../../../node_modules/.cache/actions/types.json', 'nothing')
    await expect(update(places)).resolves.toEqual(['one'])
  })
})
