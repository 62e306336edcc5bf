import * as fc from 'fast-check'
import { anyText } from '../../../../actions-core/src/__tests__/any-text'
import { fill, fillTemplate } from '../fill-template'
import { templates } from '../questions'

/** The value of a TypeScript literal, as the engine reads it. */
function evaluate(literal: string): unknown {
  // oxlint-disable-next-line no-eval -- only an engine can tell what a literal means
  return (0, eval)(literal)
}

describe('fill', () => {
  it.each([
    ["Bob's", "'{{name}}'", "Bob's"],
    ['Say "hi"', "'The key of {{name}}.'", 'The key of Say "hi".'],
    ['R&D <b>', "'{{name}} {{name}}'", 'R&D <b> R&D <b>'],
    ['C:\\new \\u0041', "'{{name}}'", 'C:\\new \\u0041'],
    ['${x} `y` $& $1', "'{{name}}'", '${x} `y` $& $1'],
    ['日本 😀 \u2028 é', "'{{name}}'", '日本 😀 \u2028 é'],
    ['{{slug}}', "'{{name}} {{slug}}'", '{{slug}} a-slug']
  ])('writes %j as a literal', (name, source, expected) => {
    expect(evaluate(fill(source, { name, slug: 'a-slug' }))).toBe(expected)
  })

  it('writes every text as a literal with that value', () => {
    fc.assert(
      fc.property(anyText(), (name) => {
        expect(evaluate(fill("'<{{name}}>'", { name }))).toBe(`<${name}>`)
      }),
      { seed: 1 }
    )
  })

  it('leaves everything else alone', () => {
    const source = "const a = 'x' // {{name}}\nconst b = `{{name}}` + \"{{name}}\" + 'it\\'s'\n"
    expect(fill(source, { name: 'no' })).toBe(source)
  })

  it('refuses a placeholder without a value', () => {
    expect(() => fill("'{{nmae}}'", { name: 'x' })).toThrow('{{nmae}}')
  })
})

describe('fillTemplate', () => {
  it.each([...templates.map(({ value }) => `destinations/${value}`), 'actions/server', 'actions/browser'])(
    'fills every placeholder of %s',
    async (template) => {
      const values = { name: "Bob's R&D", slug: 'actions-bob', key: 'sendEvent', title: 'Send "It"' }
      const files = await fillTemplate(template, values)
      expect([...files.keys()]).toEqual(expect.arrayContaining(['__tests__/index.test.ts', 'index.ts']))
      for (const text of files.values()) expect(text).not.toContain('{{')
    }
  )

  it('formats what it fills in', async () => {
    const files = await fillTemplate('destinations/minimal', { name: "Bob's R&D", slug: 'actions-bob' })
    expect(files.get('index.ts')).toBe(`import type { DestinationDefinition } from '@segment/actions-core'
import type { Settings } from './generated-types'

const destination: DestinationDefinition<Settings> = {
  name: "Bob's R&D",
  slug: 'actions-bob',
  mode: 'cloud',

  actions: {}
}

export default destination
`)
  })
})
