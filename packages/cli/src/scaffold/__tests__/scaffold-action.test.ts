import { resolve } from 'node:path'
import { FailureError, UsageError } from '@segment/actions-input'
import { loadDefinition } from '../../workspace/load'
import type { DestinationPlace } from '../../workspace/destinations'
import { scaffoldAction, type ActionRequest } from '../scaffold-action'
import { TemporaryWorkspace } from './temporary-workspace'

jest.mock('../../workspace/load', () => jest.requireActual('./fresh-load'))

let workspace: TemporaryWorkspace
let place: DestinationPlace

function makeWorkspace(): void {
  workspace = new TemporaryWorkspace()
  place = workspace.addDestination('tool', "export default { name: \"Bob's\", mode: 'cloud', actions: {} }\n")
}

beforeEach(makeWorkspace)
afterEach(() => workspace.remove())

function scaffold(request: Pick<ActionRequest, 'name'> & Partial<ActionRequest>) {
  return scaffoldAction({ root: workspace.root, place, type: 'server', ...request })
}

/** The files of the workspace's destinations. */
function contents() {
  const own = Object.entries(workspace.contents()).filter(([path]) => !path.startsWith('..'))
  return Object.fromEntries(own)
}

describe('scaffoldAction', () => {
  it('makes the files, the entry and the types', async () => {
    const made = await scaffold({ name: 'send-event' })
    expect(made.key).toBe('sendEvent')
    const paths = [
      'generated-types',
      'index',
      'sendEvent/__tests__/index.test',
      'sendEvent/generated-types',
      'sendEvent/index'
    ]
    expect(made.changes.map(({ path, change }) => [resolve(path), change])).toEqual(
      paths.map((path) => [`${place.directory}/${path}.ts`, path === 'index' ? 'edit' : 'create'])
    )
    expect(Object.keys(contents()).toSorted()).toEqual(paths.map((path) => `tool/${path}.ts`))
    expect(loadDefinition(place.entry).actions.sendEvent).toMatchObject({
      title: 'Send Event',
      description: "Send an event to Bob's.",
      fields: { event: { required: true } },
      performBatch: expect.any(Function)
    })
    expect(contents()['tool/sendEvent/generated-types.ts']).toContain('export interface Payload {')
  })

  it('takes a title, and lists only files that it wrote', async () => {
    await scaffold({ name: 'one' })
    const { changes } = await scaffold({ name: 'two', title: ` It's "Two" ` })
    expect(changes.map(({ path }) => resolve(path))).not.toContain(`${place.directory}/generated-types.ts`)
    expect(loadDefinition(place.entry).actions.two?.title).toBe(`It's "Two"`)
    expect(Object.keys(loadDefinition(place.entry).actions)).toEqual(['one', 'two'])
  })

  it('formats an index.ts that was formatted, and no other', async () => {
    const names = [1, 2, 3].map((number) => `anActionWithANameThatTakesALotOfRoom${number}`)
    for (const name of names) await scaffold({ name })
    expect(contents()['tool/index.ts']).toContain('  actions: {\n    anActionWithANameThatTakesALotOfRoom1,\n')
    const ugly = workspace.addDestination('ugly', "export default { name: 'U',   mode: 'cloud', actions: {} };")
    await scaffold({ place: ugly, name: 'one' })
    expect(contents()['ugly/index.ts']).toBe(
      "import one from './one'\nexport default { name: 'U',   mode: 'cloud', actions: { one } };"
    )
  })

  describe('refuses, and leaves everything as it was, when', () => {
    let withOne: Record<string, string>

    beforeAll(async () => {
      makeWorkspace()
      await scaffold({ name: 'one' })
      withOne = contents()
      workspace.remove()
    })

    it.each([
      ['the action is there', {}, { name: 'one' }, "already has an action 'one'"],
      ['the folder is there', { 'tool/two/notes.md': '' }, { name: 'two' }, 'The folder .*two already exists'],
      ['a file has the name', { 'tool/two.ts': '' }, { name: 'two' }, 'The file .*two.ts already exists'],
      ['it would be the destination itself', {}, { name: 'index' }, 'The file .*index.ts already exists'],
      [
        'the action is elsewhere, even by force',
        {
          'tool/index.ts': "export default { name: 'T', mode: 'cloud', actions: { one: { title: 'One', fields: {} } } }"
        },
        { name: 'one', force: true },
        "already has an action 'one', which is not in"
      ],
      ['the destination does not load', { 'tool/index.ts': 'export default {' }, { name: 'two' }, 'tool/index.ts:1:'],
      [
        'the definition is made by a call',
        { 'tool/index.ts': "const make = () => ({ name: 'T', actions: {} })\nexport default make()" },
        { name: 'two' },
        'The exported definition is not an object literal'
      ],
      [
        'the entry would be without effect',
        { 'tool/index.ts': "const base = { actions: {} }\nexport default { name: 'T', actions: {}, ...base }" },
        { name: 'two' },
        'with the new entry its actions would be none'
      ],
      [
        'the entry would hide others',
        { 'tool/index.ts': "const base = { actions: { a: { fields: {} } } }\nexport default { name: 'T', ...base }" },
        { name: 'two' },
        'with the new entry its actions would be two'
      ],
      [
        'the types cannot be made',
        {
          'tool/index.ts':
            "export default { name: 'T', authentication: { scheme: 'oauth2', fields: { secret: {} } }, actions: {} }"
        },
        { name: 'two' },
        'reserves some names'
      ]
    ])('%s', async (_, files, request, message) => {
      for (const [path, text] of Object.entries({ ...withOne, ...files })) workspace.write(path, text)
      const before = contents()
      const made = scaffold(request)
      await expect(made).rejects.toBeInstanceOf(FailureError)
      await expect(made).rejects.toThrow(new RegExp(message))
      expect(contents()).toEqual(before)
    })
  })

  it('overwrites by force the files of the template, and no others', async () => {
    await scaffold({ name: 'one' })
    const fresh = contents()
    workspace.write('tool/one/index.ts', "export default { title: 'Mine', fields: {} }")
    workspace.write('tool/one/mine.ts', "const path = '{{event}}'")
    await scaffold({ name: 'one', force: true })
    expect(contents()).toEqual({ ...fresh, 'tool/one/mine.ts': "const path = '{{event}}'" })
  })

  it('only tells with dryRun what it would do', async () => {
    const before = workspace.contents()
    const { changes } = await scaffold({ name: 'one', dryRun: true })
    expect(workspace.contents()).toEqual(before)
    expect(changes.find(({ change }) => change === 'edit')?.diff).toContain(
      "mode: 'cloud', actions: {} }\n+import one from './one'\n+export default { name: \"Bob's\", mode: 'cloud', actions: { one } }"
    )
    expect((await scaffold({ name: 'one' })).changes).toEqual(changes)
  })

  it('enters by force an action whose folder is there', async () => {
    workspace.write('tool/one/index.ts', 'broken {')
    await scaffold({ name: 'one', force: true })
    expect(Object.keys(loadDefinition(place.entry).actions)).toEqual(['one'])
  })

  it.each([
    { name: '日本' },
    { name: '../other' },
    { name: '2nd' },
    { name: 'constructor' },
    { name: 'a', title: ' ' },
    { name: 'a', title: 'a\nb' }
  ])('refuses what cannot be: %j', async (request) => {
    const before = contents()
    await expect(scaffold(request)).rejects.toBeInstanceOf(UsageError)
    expect(contents()).toEqual(before)
  })
})
