const BLANKS = /[ \t\r\n]*/y
const WORDS = ['true', 'false', 'null']
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const BEGUN_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?/y
// As much of a number as is there: it may end after the sign, the point or the exponent.
const NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.(?:\d+(?:[eE][+-]?\d*)?)?|[eE][+-]?\d*)?)?/y

/** What may come next, besides the end of an empty object or list. */
type Expected = 'value' | 'key' | 'colon' | 'comma' | 'nothing'

/**
 * Returns how many characters of a text could begin a JSON text (RFC 8259), in time linear in its length. Not every
 * version of node says where `JSON.parse` stopped.
 */
export function lengthOfValidPrefix(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let canClose = false
  let position = 0
  const end = (pattern: RegExp): number => {
    pattern.lastIndex = position
    return pattern.test(text) ? pattern.lastIndex : position
  }
  const afterValue = (): Expected => (open.length > 0 ? 'comma' : 'nothing')

  for (;;) {
    position = end(BLANKS)
    const character = text[position]
    if (character === undefined) return position
    const inside = open.at(-1)
    if (character === (inside === '{' ? '}' : ']') && inside && (canClose || expected === 'comma')) {
      open.pop()
      position += 1
      expected = afterValue()
    } else if (expected === 'comma' && character === ',') {
      position += 1
      expected = inside === '{' ? 'key' : 'value'
    } else if (expected === 'colon' && character === ':') {
      position += 1
      expected = 'value'
    } else if (expected === 'value' && (character === '{' || character === '[')) {
      open.push(character)
      position += 1
      expected = character === '{' ? 'key' : 'value'
      canClose = true
      continue
    } else if ((expected === 'value' || expected === 'key') && character === '"') {
      const string = endOfString(text, position)
      position = string.end
      if (!string.isComplete) return position
      expected = expected === 'key' ? 'colon' : afterValue()
    } else if (expected === 'value') {
      const start = position
      position = /[-\d]/.test(character) ? end(NUMBER) : endOfWord(text, position)
      if (!isComplete(text.slice(start, position))) return position
      expected = afterValue()
    } else {
      return position
    }
    canClose = false
  }
}

function isComplete(scalar: string): boolean {
  return WORDS.includes(scalar) || /\d$/.test(scalar)
}

function endOfWord(text: string, start: number): number {
  const word = WORDS.find((each) => each[0] === text[start]) ?? ''
  let length = 0
  while (length < word.length && text[start + length] === word[length]) length += 1
  return start + length
}

function endOfString(text: string, start: number): { end: number; isComplete: boolean } {
  let end = start + 1
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = end
    if (!pattern.test(text)) return false
    const moved = pattern.lastIndex > end
    end = pattern.lastIndex
    return moved
  }
  do skip(PLAIN_CHARACTERS)
  while (skip(ESCAPE))
  if (text[end] === '"') return { end: end + 1, isComplete: true }
  skip(BEGUN_ESCAPE)
  return { end, isComplete: false }
}
