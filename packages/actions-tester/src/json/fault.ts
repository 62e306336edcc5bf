/** What is wrong with a JSON text, and where. */
export interface JsonFault {
  from: number
  to: number
  message: string
}

/** A string, which may lack its end; a mark; a number or a word. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g

/** What may come next, and how a message names it. */
const EXPECTED = {
  value: 'a value',
  'value or ]': "a value or ']'",
  key: 'a name in quotes',
  'key or }': "a name in quotes or '}'",
  colon: "':'",
  'comma or }': "',' or '}'",
  'comma or ]': "',' or ']'",
  end: 'the end'
}

/**
 * Returns the first fault of a JSON text; undefined if there is none, or no text. `JSON.parse` decides whether there is
 * one. Not every browser says where it stopped, so the place is found here.
 */
export function faultOf(text: string): JsonFault | undefined {
  if (text.trim() === '') return undefined
  try {
    JSON.parse(text)
    return undefined
  } catch {
    const { from, to, reason } = firstFault(text)
    const before = text.slice(0, from)
    const line = before.split('\n').length
    return { from, to, message: `Line ${line}, column ${from - before.lastIndexOf('\n')}: ${reason}` }
  }
}

function firstFault(text: string): { from: number; to: number; reason: string } {
  const open: ('{' | '[')[] = []
  let expected: keyof typeof EXPECTED = 'value'
  const afterValue = () => (open.length === 0 ? 'end' : open.at(-1) === '{' ? 'comma or }' : 'comma or ]')
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const fault = (reason: string) => ({ from: index, to: index + token.length, reason })
    const isWord = !/^[{}[\],:]$/.test(token)
    if (token.startsWith('"') && !isJson(token)) return fault(stringFault(token))
    if (expected.startsWith('value') && isWord) {
      if (!isJson(token)) return fault(`'${token}' is not a value. A text needs quotes.`)
      expected = afterValue()
    } else if (expected.startsWith('value') && (token === '{' || token === '[')) {
      open.push(token)
      expected = token === '{' ? 'key or }' : 'value or ]'
    } else if (expected.startsWith('key') && token.startsWith('"')) expected = 'colon'
    else if (expected === 'colon' && token === ':') expected = 'value'
    else if (expected.startsWith('comma') && token === ',') expected = open.at(-1) === '{' ? 'key' : 'value'
    else if (expected.endsWith(` or ${token}`)) {
      open.pop()
      expected = afterValue()
    } else return fault(`Expected ${EXPECTED[expected]}, but found ${isWord ? token : `'${token}'`}.`)
  }
  const end = text.trimEnd().length
  return { from: end, to: end, reason: `Expected ${EXPECTED[expected]}, but the text ends.` }
}

function stringFault(token: string): string {
  return /[^\\](?:\\\\)*"$/.test(token)
    ? 'The text in quotes has a character or an escape that JSON does not have.'
    : 'The text in quotes has no end.'
}

function isJson(token: string): boolean {
  try {
    JSON.parse(token)
    return true
  } catch {
    return false
  }
}
