import { dirname, join, relative } from 'node:path'
import { FailureError } from '@segment/actions-input'
import { addAction, importsAction, definitionModule } from '../add-action'
import { TemporaryWorkspace } from './temporary-workspace'

const workspace = new TemporaryWorkspace()
afterAll(() => workspace.remove())

/** Enters an action into a destination with this text as its `index.ts`, and returns the new text. */
function enter(source: string, key = 'sendEvent'): string {
  return addAction(definitionModule(workspace.write('tool/index.ts', source), key), key)
}

/** A destination in the shape of the templates, with the given text for `actions`. */
function template(actions: string): string {
  return `import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

// The one and only.
const destination: DestinationDefinition<Settings> = {
  name: 'Tool', // its name
  mode: 'cloud',

  ${actions}
}

export default destination
`
}

/** The same with the import that every edit adds. */
function edited(actions: string): string {
  return template(actions).replace(
    "'./generated-types'\n",
    "'./generated-types'\nimport sendEvent from './sendEvent'\n"
  )
}

describe('addAction', () => {
  it.each([
    ['an empty record', 'actions: {}', 'actions: { sendEvent }'],
    ['an empty record with a blank', 'actions: { }', 'actions: { sendEvent }'],
    ['a record on one line', 'actions: { one }', 'actions: { one, sendEvent }'],
    ['a record without blanks', 'actions: {one}', 'actions: {one, sendEvent}'],
    ['a trailing comma on one line', 'actions: { one, }', 'actions: { one, sendEvent, }'],
    ['a comment on one line', 'actions: { one /* 1 */ }', 'actions: { one, /* 1 */ sendEvent }'],
    ['several lines', 'actions: {\n    one,\n    two\n  }', 'actions: {\n    one,\n    two,\n    sendEvent\n  }'],
    ['a trailing comma', 'actions: {\n    one,\n  }', 'actions: {\n    one,\n    sendEvent,\n  }'],
    ['a comment after the last', 'actions: {\n    one // 1\n  }', 'actions: {\n    one, // 1\n    sendEvent\n  }'],
    [
      'a comment with commas after a comma',
      'actions: {\n    one, // 1, one\n  }',
      'actions: {\n    one, // 1, one\n    sendEvent,\n  }'
    ],
    ['only a comment', 'actions: {\n    // none yet\n  }', 'actions: {\n    // none yet\n    sendEvent\n  }'],
    ['a closing brace on the last line', 'actions: {\n    one }', 'actions: {\n    one,\n    sendEvent\n  }'],
    ['a spread', 'actions: { ...more }', 'actions: { ...more, sendEvent }'],
    ['a key in quotes', "'actions': {}", "'actions': { sendEvent }"],
    ['entries with keys in quotes', "actions: { 'one': a }", "actions: { 'one': a, sendEvent }"],
    ['entries with nested braces', 'actions: { one: { fields: {} } }', 'actions: { one: { fields: {} }, sendEvent }'],
    ['satisfies', 'actions: { one } satisfies Actions', 'actions: { one, sendEvent } satisfies Actions'],
    ['as const', 'actions: { one } as const', 'actions: { one, sendEvent } as const'],
    ['parentheses', 'actions: ({ one })', 'actions: ({ one, sendEvent })'],
    ['types in layers', 'actions: ({ one } as const) as Actions', 'actions: ({ one, sendEvent } as const) as Actions'],
    ['a call', 'actions: make(1)', 'actions: { ...make(1), sendEvent }'],
    ['a member of an import', 'actions: lib.actions', 'actions: { ...lib.actions, sendEvent }'],
    ['an unknown variable', 'actions: others', 'actions: { ...others, sendEvent }'],
    ['shorthand of an unknown variable', 'actions', 'actions: { ...actions, sendEvent }'],
    ['the last of two', 'actions: { one }, actions: { two }', 'actions: { one }, actions: { two, sendEvent }']
  ])('enters the action: %s', (_, before, after) => {
    expect(enter(template(before))).toBe(edited(after))
  })

  it.each([
    ['export default literal', 'export default { actions: {} }', 'export default { actions: { sendEvent } }'],
    [
      'the export destination, before the default',
      'export const destination = { actions: {} }\nexport default wrap(destination)',
      'export const destination = { actions: { sendEvent } }\nexport default wrap(destination)'
    ],
    [
      'a variable exported as destination',
      'const tool = { actions: {} }\nexport { tool as destination }',
      'const tool = { actions: { sendEvent } }\nexport { tool as destination }'
    ],
    ['without actions', "export default { name: 'Tool' }", "export default { name: 'Tool', actions: { sendEvent } }"],
    [
      'without actions, on lines',
      "export default {\n\tname: 'Tool',\n}",
      "export default {\n\tname: 'Tool',\n\tactions: { sendEvent },\n}"
    ],
    [
      'satisfies',
      'export default { actions: {} } satisfies D',
      'export default { actions: { sendEvent } } satisfies D'
    ],
    ['as', 'export default ({ actions: {} } as D)', 'export default ({ actions: { sendEvent } } as D)'],
    ['angle brackets', 'export default <D>{ actions: {} }', 'export default <D>{ actions: { sendEvent } }'],
    ['non-null', 'export default { actions: {} }!', 'export default { actions: { sendEvent } }!'],
    [
      'export { … as default }',
      'const d = { actions: {} }\nexport { d as default }',
      'const d = { actions: { sendEvent } }\nexport { d as default }'
    ],
    [
      'an exported variable',
      'export const destination = { actions: {} }\nexport default destination',
      'export const destination = { actions: { sendEvent } }\nexport default destination'
    ],
    [
      'a variable behind a variable',
      'const a = { actions: {} } as D\nconst b = a\nexport default b satisfies D',
      'const a = { actions: { sendEvent } } as D\nconst b = a\nexport default b satisfies D'
    ],
    [
      'actions in a variable',
      'const actions = { one }\nexport default { actions }',
      'const actions = { one, sendEvent }\nexport default { actions }'
    ],
    [
      'actions in a variable of another name',
      'const all: Actions = {}\nexport default { actions: all as Actions }',
      'const all: Actions = { sendEvent }\nexport default { actions: all as Actions }'
    ],
    [
      'actions in a variable that is a call',
      'const actions = make()\nexport default { actions }',
      'const actions = make()\nexport default { actions: { ...actions, sendEvent } }'
    ]
  ])('understands the definition: %s', (_, before, after) => {
    expect(enter(before)).toBe(`import sendEvent from './sendEvent'\n${after}`)
  })

  it.each([
    [
      'the quotes and semicolons of the file',
      'import a from "a";',
      'import a from "a";\nimport sendEvent from "./sendEvent";'
    ],
    ['a comment on the line', "import a from 'a' // A", "import a from 'a' // A\nimport sendEvent from './sendEvent'"],
    [
      'a block comment on the line',
      "import a from 'a' /* A */",
      "import a from 'a' /* A */\nimport sendEvent from './sendEvent'"
    ],
    [
      'code on the line',
      "import a from 'a'; const text = `\n`",
      "import a from 'a';\nimport sendEvent from './sendEvent'; const text = `\n`"
    ],
    [
      'the last of several imports',
      "import a from 'a'\nimport {\n  b\n} from 'b'\nconst c = 1",
      "import a from 'a'\nimport {\n  b\n} from 'b'\nimport sendEvent from './sendEvent'\nconst c = 1"
    ],
    ['directives', "'use strict'", "'use strict'\nimport sendEvent from './sendEvent'"],
    [
      'letters of more than one byte',
      "import ä from 'ä' // 日本 😀",
      "import ä from 'ä' // 日本 😀\nimport sendEvent from './sendEvent'"
    ]
  ])('puts the import after %s', (_, before, after) => {
    const rest = "\n// 日本 😀\nexport default { name: '日本', actions: {} }\n"
    expect(enter(before + rest)).toBe(after + rest.replace('{}', '{ sendEvent }'))
  })

  it.each<[string, Record<string, string>, string, string]>([
    [
      'a re-export',
      { 'index.ts': "export { default } from './definition'" },
      'definition.ts',
      'export default { actions: {} }'
    ],
    [
      'a re-export of a name, from a folder',
      { 'index.ts': "export { tool as default } from './src/tool'" },
      'src/tool/index.ts',
      'export const tool = { actions: {} }'
    ],
    [
      'an import',
      { 'index.ts': "import tool from './definition'\nexport default tool as Definition" },
      'definition.ts',
      'const tool = { actions: {} }\nexport { tool as default }'
    ],
    [
      'several steps, from above',
      {
        'index.ts': "import { tool } from '../lib/all'\nexport { tool as destination }",
        '../lib/all.ts': "export { tool } from './tool'"
      },
      '../lib/tool.ts',
      'export const tool = { actions: {} }'
    ]
  ])('follows %s to the module that holds the definition', (_, files, file, source) => {
    for (const [path, text] of Object.entries(files)) workspace.write(join('moved', path), text)
    const at = workspace.write(join('moved', file), source)
    const module = definitionModule(join(workspace.destinations, 'moved/index.ts'), 'sendEvent')
    const action = relative(dirname(at), join(workspace.destinations, 'moved/sendEvent'))

    expect(module.file).toBe(at)
    expect(addAction(module, 'sendEvent')).toBe(
      `import sendEvent from '${action.startsWith('.') ? action : `./${action}`}'\n${source.replace('{}', '{ sendEvent }')}`
    )
  })

  it('does not follow a circle', () => {
    workspace.write('round/other.ts', "export { default } from './index'")
    const entry = workspace.write('round/index.ts', "export { default } from './other'")

    expect(() => addAction(definitionModule(entry, 'sendEvent'), 'sendEvent')).toThrow('Cannot edit')
  })

  it('keeps the line ends of Windows', () => {
    const source = "import a from 'a'\r\nexport default {\r\n  actions: {\r\n    a\r\n  }\r\n}\r\n"
    expect(enter(source)).toBe(
      "import a from 'a'\r\nimport sendEvent from './sendEvent'\r\nexport default {\r\n  actions: {\r\n    a,\r\n    sendEvent\r\n  }\r\n}\r\n"
    )
  })

  it.each([
    ['a word of the language', 'delete', "import a from 'a'"],
    ['an import', 'send', "import { send } from 'a'"],
    ['an import under another name', 'send', "import { other as send } from 'a'"],
    ['a type', 'send', "import a from 'a'\ntype send = 1"],
    ['a function', 'send', "import a from 'a'\nfunction send() {}"],
    ['a variable', 'send', "import a from 'a'\nexport const send = 1"]
  ])('imports under another name where the key is %s', (_, key, head) => {
    const result = enter(`${head}\nexport default { actions: {} }`, key)
    expect(result).toContain(`import ${key}Action from './${key}'`)
    expect(result).toContain(`{ actions: { ${key}: ${key}Action } }`)
  })

  it.each([
    ['export default make()', 'not an object literal'],
    ['export default class {}', 'not an object literal'],
    ["export { default } from './other'", 'not an object literal'],
    ['export const destination = make()', 'not an object literal'],
    ["export { destination } from './other'", 'not an object literal'],
    ["import other from './other'\nexport default other", 'not an object literal'],
    ['const a = b\nconst b = a\nexport default a', 'not an object literal'],
    ['const { a } = b\nexport default a', 'not an object literal'],
    [
      'const sendEvent = 1, sendEventAction = 2\nexport default { actions: {} }',
      "'sendEvent' and 'sendEventAction' are already used"
    ],
    ['export default {', 'Unexpected token (1:16)']
  ])('refuses %j with the file, the reason and what to do', (source, reason) => {
    const edit = () => enter(source)
    expect(edit).toThrow(FailureError)
    expect(edit).toThrow(reason)
    expect(edit).toThrow(/Cannot edit .*tool\/index\.ts\. .* Add the action by hand: import it from '\.\/sendEvent'/)
  })
})

describe('importsAction', () => {
  it.each([
    ["import send from './send'", true],
    ["import './send'", true],
    ["import send from './send/other'", false],
    ["// import send from './send'", false]
  ])('finds in %j: %s', (source, expected) => {
    expect(importsAction(definitionModule(workspace.write('tool/index.ts', source), 'send'))).toBe(expected)
  })
})
