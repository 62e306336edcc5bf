import * as fc from 'fast-check'
import { lengthOfValidPrefix } from '../json-prefix'
import { parseJsonText } from '../read-input'

/** The same by definition: the longest prefix that some rest makes JSON. The rests below suffice for short texts. */
function longestPrefix(text: string): number {
  for (let length = text.length; length > 0; length--) if (canBegin(text.slice(0, length))) return length
  return 0
}

function canBegin(prefix: string): boolean {
  try {
    JSON.parse(prefix)
    return true
  } catch (error) {
    const { message } = error as Error
    const [, position] = / at position (\d+)/.exec(message) ?? []
    return position === undefined ? message.startsWith('Unexpected end') : Number(position) === prefix.length
  }
}

const piece = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '"a"',
  '"\\',
  '\\u00',
  '\\n',
  '\n',
  ' ',
  '0',
  '1',
  '-',
  '.',
  'e',
  '+',
  'true',
  'fals',
  'nul',
  'l',
  'x',
  '"k":',
  '1.5e3',
  '\u0001',
  '"\\u12ab"',
  '\\"'
)
const brokenJson = fc
  .tuple(fc.json({ maxDepth: 3 }), fc.nat(60), piece)
  .map(([json, at, inserted]) => json.slice(0, at) + inserted + json.slice(at))

it('finds where a text stops to be JSON', () => {
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    brokenJson,
    fc.json()
  )
  fc.assert(
    fc.property(texts, (text) => expect(lengthOfValidPrefix(text)).toBe(longestPrefix(text))),
    { seed: 19, numRuns: 1000 }
  )
})

it.each([
  ['['.repeat(1_000_000), 'it ends too early, at line 1, column 1000001'],
  [`${'[1,\n'.repeat(250_000)}}`, 'at line 250001, column 1'],
  [`"${'\\n'.repeat(500_000)}`, 'it ends too early, at line 1, column 1000002'],
  [`{"a":${' '.repeat(1_000_000)}x`, 'at line 1, column 1000006'],
  [`${'1'.repeat(1_000_000)}.x`, 'at line 1, column 1000002']
])('reads a large text once: %.10s', (text, message) => {
  const parse = jest.spyOn(JSON, 'parse')
  expect(() => parseJsonText(text)).toThrow(message)
  // A search by trial calls it some twenty times, which blocks a server for seconds.
  expect(parse).toHaveBeenCalledTimes(1)
  parse.mockRestore()
})
