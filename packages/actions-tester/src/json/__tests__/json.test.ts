import { CompletionContext } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { assert, jsonValue, property, string } from 'fast-check'
import { completeBy, type JsonSchema } from '../completion'
import { faultOf } from '../fault'
import { placeAt } from '../place'
import { tokensOf } from '../tokens'

/** Takes the cursor, `|`, out of a text. */
function withCursor(marked: string) {
  return { text: marked.replace('|', ''), offset: marked.indexOf('|') }
}

const stateOf = (doc: string) => EditorState.create({ doc, extensions: [json()] })

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
    ['{"a" 1}', { from: 5, message: expect.stringMatching(/^Line 1, column 6: Expected ':'/) }],
    ['{"a": 1\n "b": 2}', { from: 9, message: expect.stringMatching(/^Line 2, column 2: Expected ','/) }],
    ['{"a": [1, 2}', { from: 11, message: expect.stringMatching(/^Line 1, column 12: /) }],
    ['{"a": x}', { from: 6, message: "Line 1, column 7: Unexpected token 'x'." }],
    ['{"a": "b', { message: expect.stringMatching(/^Line 1, column \d+: Unterminated string/) }],
    ['{"a": 1', { from: 7, message: expect.stringContaining('Line 1, column 8: Expected') }]
  ])('%s', (text, fault) => {
    expect(faultOf(stateOf(text))).toMatchObject(fault)
  })

  it('is never there for JSON, or without a text', () => {
    expect(faultOf(stateOf(' '))).toBeUndefined()
    assert(
      property(jsonValue(), (value) => {
        expect(faultOf(stateOf(JSON.stringify(value)))).toBeUndefined()
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
