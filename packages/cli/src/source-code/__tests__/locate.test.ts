import { TemporaryWorkspace } from '../../scaffold/__tests__/temporary-workspace'
import { locate } from '../locate'
import { SourceFiles } from '../locate'

let workspace: TemporaryWorkspace

beforeEach(() => {
  workspace = new TemporaryWorkspace()
})
afterEach(() => workspace.remove())

/** `file:line:column rest` of a place, with the column from 1 and the file from the folder of the destination. */
function find(place: string, files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) workspace.write(`sample/${path}`, text)
  const entry = `${workspace.destinations}/sample/index.ts`
  const found = locate(entry, place, new SourceFiles())
  if (!found) return 'nothing'
  const { line, column } = (found.key ?? found.node).loc!.start
  return `${found.file.path.slice(`${workspace.destinations}/sample/`.length)}:${line}:${column + 1} ${found.rest}`.trim()
}

const send = "export default {\n  title: 'Send',\n  fields: {\n    'the.url': { label: 'URL' }\n  }\n}\n"

describe('locate', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['a value', 'name', { 'index.ts': "export default { name: 'A' }" }, 'index.ts:1:18'],
    [
      'a variable with types around it',
      'actions.send.title',
      { 'index.ts': "const d = {\n  actions: { send: { title: 'A' } }\n} as const satisfies object\nexport default d" },
      'index.ts:2:22'
    ],
    [
      'the named export before the default one',
      'name',
      { 'index.ts': "export const destination = {\n  name: 'A'\n}\nexport default wrap(destination)" },
      'index.ts:2:3'
    ],
    [
      'an import, and a key with a dot',
      'actions.send.fields.the.url.label',
      { 'index.ts': "import send from './send'\nexport default { actions: { send } }", 'send/index.ts': send },
      'send/index.ts:4:18'
    ],
    [
      'a named import under another name, through a file that exports it again',
      'actions.send.title',
      {
        'index.ts': "import { action as send } from './actions'\nexport default { actions: { send } }",
        'actions.ts': "export { default as action } from './send'",
        'send/index.ts': send
      },
      'send/index.ts:2:3'
    ],
    [
      'everything that a file exports',
      'actions.send.title',
      {
        'index.ts': "import { send } from './all'\nexport default { actions: { send } }",
        'all.ts': "export * from './one'",
        'one.ts': "export const send = {\n  title: 'A'\n}"
      },
      'one.ts:2:3'
    ],
    [
      'a spread record',
      'fields.email.label',
      {
        'index.ts':
          "const common = {\n  email: { label: 'E-mail' }\n}\nexport default { fields: { ...more(), ...common, url: {} } }"
      },
      'index.ts:2:12'
    ],
    [
      'a member of a record',
      'fields.mail.label',
      {
        'index.ts':
          "const common = {\n  email: { label: 'E-mail' }\n}\nexport default { fields: { mail: common.email } }"
      },
      'index.ts:2:12'
    ],
    [
      'the argument of a call',
      'actions.send.title',
      { 'index.ts': "export default { actions: { send: define({\n  title: 'A' }) } }" },
      'index.ts:2:3'
    ],
    [
      'an entry of a list',
      'presets[1].subscribe',
      { 'index.ts': "export default { presets: [\n  { subscribe: 'a' },\n  { subscribe: 'b' }\n] }" },
      'index.ts:3:5'
    ],
    [
      'the last of two entries with one key',
      'name',
      { 'index.ts': "export default {\n  name: 'A',\n  name: 'B'\n}" },
      'index.ts:3:3'
    ],
    [
      'the nearest part of what is missing',
      'actions.send.description',
      { 'index.ts': 'export default {\n  actions: { send: {} }\n}' },
      'index.ts:2:14 description'
    ],
    [
      'the nearest part of what is made at run time',
      'presets[1].name',
      { 'index.ts': "export default {\n  presets: [...events(), { name: 'A' }]\n}" },
      'index.ts:2:3 [1].name'
    ],
    [
      'a computed key as nothing',
      'fields.url',
      { 'index.ts': 'const url = "x"\nexport default {\n  fields: { [url]: {} }\n}' },
      'index.ts:3:3 url'
    ],
    [
      'a definition that leads to itself',
      'name',
      { 'index.ts': 'const a = b\nconst b = a\nexport default a' },
      'index.ts:2:11 name'
    ],
    ['no export', 'name', { 'index.ts': 'const a = 1' }, 'nothing'],
    ['a file that does not parse', 'name', { 'index.ts': 'export default {' }, 'nothing']
  ])('finds %s', (_, place, files, found) => {
    expect(find(place, files)).toBe(found)
  })
})
