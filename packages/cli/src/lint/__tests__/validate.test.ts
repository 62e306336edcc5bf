import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { listDestinations } from '../../workspace/destinations'
import { soundSource } from '../../workspace/__tests__/sample-source'
import { validate } from '../validate'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const found = () =>
  validate(workspace.root, listDestinations(workspace.root)).map(
    ({ code, severity, destination, place, file, line, column }) => {
      return `${code} ${severity} ${destination} ${file.slice(workspace.destinations.length + 1)}:${line}:${column} ${place}`
    }
  )

describe('validate', () => {
  it('says of a sound destination only that its action has no folder and its preset is written by hand', () => {
    workspace.addDestination('sound', soundSource('sound'))
    expect(found()).toEqual([
      'D501 warning sound sound/index.ts:16:5 actions.send',
      'D507 warning sound sound/index.ts:13:1 index.ts'
    ])
  })

  it.each<[string, [string, string], string]>([
    [
      'a secret',
      ["type: 'password'", "type: 'string'"],
      'D206 error sample sample/index.ts:9:60 authentication.fields.apiKey.type'
    ],
    [
      'a trigger',
      ['\'type = "track"\',\n', '\'type = "Track"\',\n'],
      'D302 error sample sample/index.ts:19:7 actions.send.defaultSubscription'
    ],
    [
      'a preset',
      ["partnerAction: 'send'", "partnerAction: 'sent'"],
      'D303 error sample sample/index.ts:13:43 presets[0].partnerAction'
    ],
    [
      'a missing text',
      ["description: 'Sends an event.',", ''],
      'D103 error sample sample/index.ts:16:5 actions.send.description'
    ],
    ['an unknown type', ["type: 'number'", "type: 'numbr'"], 'D001 error sample sample/index.ts:22:60 '],
    [
      'a missing function',
      ['perform: () => undefined', 'perform: undefined'],
      'D002 error sample sample/index.ts:24:7 actions.send.perform'
    ]
  ])('returns the line of %s', (_, change, problem) => {
    workspace.addDestination('sample', soundSource('sample', change))
    expect(found()).toContain(problem)
  })

  it('compares a destination with what is known of its folder, whatever its slug is', () => {
    workspace.addDestination('one', soundSource('one', ["slug: 'actions-one'", "slug: 'actions-two'"]))
    workspace.addDestination('two', soundSource('two'))
    const known = { name: 'TWO', slug: 'actions-two', mode: 'cloud', settings: [], actions: [], presets: [] }
    workspace.write('../../fixtures/facts/actions-two.json', JSON.stringify(known))
    const destinations = found()
      .filter((line) => line.startsWith('D503'))
      .map((line) => line.split(' ')[2])
    expect([...new Set(destinations)]).toEqual(['two'])
  })

  it('returns the file and the line of an import', () => {
    workspace.addDestination('sample', `import fs from 'fs'\n${soundSource('sample')}`)
    expect(found()).toContain('D502 error sample sample/index.ts:1:1 index.ts')
  })

  it('reports what cannot be loaded and goes on with the others', () => {
    workspace.addDestination('broken', 'export default {\n  name: \n}')
    workspace.addDestination(
      'empty',
      "export default { name: 'Empty', slug: 'actions-empty', mode: 'cloud', actions: {} }"
    )
    expect(found()).toEqual([
      expect.stringMatching(/^D001 error broken broken\/index\.ts:\d+:\d+ $/),
      'D003 error empty empty/index.ts:1:71 actions'
    ])
  })

  it('finds two with one name and one slug', () => {
    workspace.addDestination('one', soundSource('one'))
    workspace.addDestination('two', soundSource('two', ["name: 'TWO'", "name: 'One'"]))
    expect(found().filter((line) => line.startsWith('D102'))).toEqual([
      'D102 error one one/index.ts:2:3 name',
      'D102 error two two/index.ts:2:3 name'
    ])
  })
})
