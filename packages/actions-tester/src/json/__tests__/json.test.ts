import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { array, assert, constantFrom, jsonValue, property, string } from 'fast-check'
import { completeBy, type JsonSchema } from '../completion'
import { faultOf } from '../fault'
import { placeAt } from '../place'
import { tokensOf } from '../tokens'

/** Takes the cursor, `|`, out of a text. */
function withCursor(marked: string) {
  return { text: marked.replace('|', ''), offset: marked.indexOf('|') }
}

const stateOf = (doc: string) => EditorState.create({ doc })

describe('the place of the cursor', () => {
  it.each([
    ['|', { path: [], expects: 'value' }],
    ['{|}', { path: [], expects: 'key', keys: [] }],
    ['{"|"}', { path: [], expects: 'key', from: 1, to: 3 }],
    ['{"a": 1, "b|', { path: [], expects: 'key', keys: ['a'] }],
    ['{"a": 1, |, "c": 2}', { path: [], expects: 'key', keys: ['a', 'c'] }],
    ['{"a": {"b": 1}, | "c": {"d": 2}}', { path: [], expects: 'key', keys: ['a', 'c'] }],
    ['{"a": |}', { path: ['a'], expects: 'value' }],
    ['{"a": "x|y"}', { path: ['a'], expects: 'value', from: 6, to: 10 }],
    ['{"a": [1, {"b": |', { path: ['a', 1, 'b'], expects: 'value' }],
    ['{"a": [{"x": 1}], "\\u0062": |', { path: ['b'], expects: 'value' }],
    ['{"a": "{[,", |', { path: [], expects: 'key', keys: ['a'] }]
  ])('in %s', (marked, place) => {
    const { text, offset } = withCursor(marked)
    expect(placeAt(text, offset)).toMatchObject(place)
  })

  it('is found in any text', () => {
    assert(
      property(string(), string(), (before, after) => {
        const { from, to } = placeAt(before + after, before.length)
        expect(from).toBeLessThanOrEqual(before.length)
        expect(to).toBeGreaterThanOrEqual(before.length)
      })
    )
  })
})

describe('completion', () => {
  const schema: JsonSchema = {
    properties: {
      type: { description: 'The call. One of six.', enum: ['track', 'page'] },
      sent: { type: 'boolean' },
      products: { items: { properties: { sku: {} } } }
    },
    additionalProperties: { enum: [1] }
  }

  it.each([
    [
      '{"|"}',
      [
        ['"type"', '"type": '],
        ['"sent"', '"sent": '],
        ['"products"', '"products": ']
      ]
    ],
    [
      '{"t|": 1}',
      [
        ['"type"', '"type"'],
        ['"sent"', '"sent"'],
        ['"products"', '"products"']
      ]
    ],
    [
      '{"sent": true, "|"}',
      [
        ['"type"', '"type": '],
        ['"products"', '"products": ']
      ]
    ],
    ['{"type": "|"}', [['"track"'], ['"page"']]],
    ['{"sent": t|', [['true'], ['false']]],
    ['{"products": [{}, {"s|"}]}', [['"sku"', '"sku": ']]],
    ['{"toString": 1|', [['1']]]
  ])('offers what the schema knows in %s', (marked, expected) => {
    const { text, offset } = withCursor(marked)
    const result = completeBy(schema)(new CompletionContext(stateOf(text), offset, false))
    expect(result?.options.map(({ label, apply }) => [label, ...(apply ? [apply] : [])])).toEqual(expected)
  })

  it('offers nothing where the schema knows nothing', () => {
    expect(completeBy(schema)(new CompletionContext(stateOf('{"type": {"a"'), 13, true))).toBeNull()
  })
})

describe('the fault of a text', () => {
  it.each([
    ['{"a" 1}', { from: 5, to: 6, message: "Line 1, column 6: Expected ':', but found 1." }],
    ['{"a": 1\n "b": 2}', { from: 9, message: `Line 2, column 2: Expected ',' or '}', but found "b".` }],
    ['{"a": [1, 2}', { from: 11, message: "Line 1, column 12: Expected ',' or ']', but found '}'." }],
    ['{"a": x}', { from: 6, message: "Line 1, column 7: 'x' is not a value. A text needs quotes." }],
    ['{"a": "b', { from: 6, message: 'Line 1, column 7: The text in quotes has no end.' }],
    ['{"a": "\\x"}', { from: 6, message: expect.stringContaining('an escape that JSON does not have') }],
    ['{"a": 1,}', { from: 8, message: "Line 1, column 9: Expected a name in quotes, but found '}'." }],
    ['{a: 1}', { from: 1, message: "Line 1, column 2: Expected a name in quotes or '}', but found a." }],
    ['[1,]', { from: 3, message: "Line 1, column 4: Expected a value, but found ']'." }],
    ['{} 1', { from: 3, message: 'Line 1, column 4: Expected the end, but found 1.' }],
    ['{"a": 1 ', { from: 7, message: "Line 1, column 8: Expected ',' or '}', but the text ends." }]
  ])('%s', (text, fault) => {
    expect(faultOf(text)).toMatchObject(fault)
  })

  it('has a place in every text that is not JSON', () => {
    const pieces = constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '1', 'x', '\\', ' ', '\n')
    assert(
      property(array(pieces), (parts) => {
        const text = parts.join('')
        const fault = faultOf(text)
        if (!fault) return
        expect(fault.from).toBeLessThanOrEqual(fault.to)
        expect(fault.to).toBeLessThanOrEqual(text.length)
        // What is before the fault is right as far as it goes.
        expect(faultOf(text.slice(0, fault.from))?.message ?? 'but the text ends').toContain('but the text ends')
      })
    )
  })

  it('is never there for JSON, or without a text', () => {
    expect(faultOf(' ')).toBeUndefined()
    assert(
      property(jsonValue(), (value) => {
        expect(faultOf(JSON.stringify(value))).toBeUndefined()
      })
    )
  })
})

describe('the pieces of a text', () => {
  it('have kinds', () => {
    expect(tokensOf('{"a": ["b", -1.5, null]}').filter(({ kind }) => kind)).toEqual([
      { kind: 'key', text: '"a"' },
      { kind: 'text', text: '"b"' },
      { kind: 'number', text: '-1.5' },
      { kind: 'word', text: 'null' }
    ])
  })

  it('make up the text', () => {
    assert(
      property(jsonValue(), (value) => {
        const text = JSON.stringify(value, undefined, 2)
        const pieces = tokensOf(text).map((token) => token.text)
        expect(pieces.join('')).toBe(text)
      })
    )
  })
})
