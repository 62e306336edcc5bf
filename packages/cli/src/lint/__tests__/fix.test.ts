import { readFileSync } from 'node:fs'
import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { listDestinations } from '../../workspace/destinations'
import { soundSource } from '../../workspace/__tests__/sample-source'
import { applyFixes, planFixes, validateAndFix } from '../fix'
import { validate } from '../validate'

jest.mock('../../workspace/load', () => jest.requireActual('../../scaffold/__tests__/fresh-load'))

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

const fixAll = (write?: boolean) =>
  validateAndFix(workspace.root, listDestinations(workspace.root), { fix: true, write })

/** The sample writes its preset by hand, and a slug that is added stands last. */
const PATTERN = ['D505', 'D507']

describe('fixing', () => {
  it.each<[string, [string, string][], string]>([
    ['a secret', [["type: 'password'", "type: 'string'"]], "type: 'password'"],
    ['a secret in other quotes', [["type: 'password'", 'type: `string`']], "type: 'password'"],
    ['blanks', [["title: 'Send'", "title: ' It\\'s \"so\" '"]], `title: 'It\\'s "so"'`],
    ['a missing slug', [["  slug: 'actions-sample',\n", '']], "\n  },\n  slug: 'actions-sample'\n}"],
    ['a number in quotes', [["{ '@path': '$.properties.total' }", "'10'"]], 'required: true, default: 10 }']
  ])('repairs %s', async (_, changes, after) => {
    const { entry } = workspace.addDestination('sample', soundSource('sample', ...changes))
    const { fixes, validation } = await fixAll()
    expect(fixes).toHaveLength(1)
    expect(validation.problems.map(({ code }) => code).filter((code) => !PATTERN.includes(code))).toEqual(['D501'])
    expect(readFileSync(entry, 'utf8')).toContain(after)
  })

  it('repairs once what two actions share', async () => {
    const source = soundSource(
      'sample',
      ["title: 'Send'", "title: ' Send'"],
      ['  actions: {', '  actions: {\n    get again() {\n      return this.send\n    },']
    )
    workspace.addDestination('sample', source)
    const { fixes } = await fixAll()
    expect(fixes.map(({ problem }) => problem.place)).toEqual(['actions.send.title'])
  })

  it('writes nothing when it is only planned', async () => {
    const { entry } = workspace.addDestination('sample', soundSource('sample', ["type: 'password'", "type: 'string'"]))
    const before = readFileSync(entry, 'utf8')
    const { fixes, validation } = await fixAll(false)
    expect(fixes.map(({ before: old, text }) => [old, text])).toEqual([["'string'", "'password'"]])
    expect(validation.problems.map(({ code }) => code)).toEqual(['D206', 'D501', 'D507'])
    expect(readFileSync(entry, 'utf8')).toBe(before)
  })

  it.each([
    ['a computed value', "const kind = (): string => 'string'\n", 'type: kind()'],
    ['a value outside of the folder', "import { kind } from '../../lib/kind'\n", 'type: kind']
  ])('leaves %s to a person', async (_, head, type) => {
    workspace.write('../lib/kind.ts', "export const kind = 'string'\n")
    workspace.addDestination('sample', head + soundSource('sample', ["type: 'password'", type]))
    const { fixes, validation } = await fixAll()
    expect(fixes).toEqual([])
    expect(validation.problems.map(({ code }) => code)).toContain('D206')
  })

  it('puts everything back when a destination cannot be loaded afterwards', async () => {
    const guarded = `${soundSource('sample', ["type: 'password'", "type: 'string'"])}
if (destination.authentication.fields.apiKey.type !== 'string') throw new Error('not so')\n`
    const { entry } = workspace.addDestination('sample', guarded)
    const places = listDestinations(workspace.root)
    const fixes = planFixes(places, validate(workspace.root, places))
    await expect(applyFixes(workspace.root, places, fixes)).rejects.toThrow(
      "The fixes broke 'sample', so all files were restored."
    )
    expect(readFileSync(entry, 'utf8')).toBe(guarded)
  })
})
