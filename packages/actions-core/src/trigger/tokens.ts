/** The maximum length of a trigger, in UTF-16 units. */
export const MAX_LENGTH = 100_000

/** The maximum number of open parentheses in a trigger, and the maximum nesting of groups below the root. */
export const MAX_DEPTH = 100

/** The kinds of tokens. `word` is a name with its dotted path; `symbol` is a bracket, a comma or an operator. */
export type TokenKind = 'and' | 'or' | 'word' | 'number' | 'string' | 'symbol' | 'end'

/** The smallest part of a trigger. */
export interface Token {
  kind: TokenKind
  /** Without quotes and backslashes. `eos` for the last token. */
  text: string
  /** As it was written. */
  source: string
  /** The offset of its first character, from 0. */
  position: number
}

const BLANKS = /[ \t\r\n]*/y

const NAME = String.raw`(?:\\[^]|[\p{L}_])(?:\\[^]|[\p{L}\d_-])*`
const PATH = String.raw`${NAME}(?:[ \t\r\n]*\.[ \t\r\n]*${NAME})*`
// What may follow a value. Otherwise a quote does not close, and "!=" is not an operator.
const AFTER_VALUE = String.raw`(?=[ \t\r\n,\])]|$)`

/** The first pattern that matches decides the kind. */
const PATTERNS: [TokenKind, RegExp][] = [
  ['and', /(?:and|AND)(?=[ \t\r\n,\])(]|$)/y],
  ['or', /(?:or|OR)(?=[ \t\r\n,\])(]|$)/y],
  ['word', new RegExp(String.raw`${PATH}(?=[ \t\r\n,\]).(=!]|$)`, 'uy')],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['string', new RegExp(String.raw`(?:"[^"]*(?:""[^"]*)*"|'[^']*(?:''[^']*)*')${AFTER_VALUE}`, 'y')],
  ['symbol', new RegExp(String.raw`[!<>]=${AFTER_VALUE}|[<>](?!=)|==?|!(?=[\p{L}(])|[().,[\]]`, 'uy')]
]

/**
 * Splits a trigger into tokens, in linear time. The last token always has the kind `end`.
 *
 * A backslash in a word escapes the next character. In a quoted value, single or double, a backslash has no meaning and
 * the quote itself is written twice. `==` is an alias of `=`, and `AND` and `OR` of `and` and `or`.
 *
 * @throws Error if the text is longer than 100,000 characters
 * @throws TypeError with `Cannot read` in its message, at the first character that starts no token
 */
export function tokensOf(text: string): Token[] {
  if (typeof text !== 'string') throw new TypeError(`Cannot read a trigger from a value of type ${typeof text}.`)
  if (text.length > MAX_LENGTH) {
    throw new Error(`The trigger has ${text.length} characters. Shorten it to at most ${MAX_LENGTH}.`)
  }
  const tokens: Token[] = []
  let position = skipBlanks(text, 0)
  while (position < text.length) {
    const token = tokenAt(text, position)
    tokens.push(token)
    position = skipBlanks(text, position + token.source.length)
  }
  tokens.push({ kind: 'end', text: 'eos', source: 'eos', position })
  return tokens
}

function skipBlanks(text: string, position: number): number {
  BLANKS.lastIndex = position
  BLANKS.test(text)
  return BLANKS.lastIndex
}

function tokenAt(text: string, position: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = position
    const source = pattern.exec(text)?.[0]
    if (source !== undefined) return { kind, text: textOf(kind, source), source, position }
  }
  throw new TypeError(
    `Cannot read the trigger at character ${position + 1}, near ${JSON.stringify(text.slice(position, position + 20))}. ` +
      'Put blanks around operators, close every quote, and write a quote inside a value twice.'
  )
}

function textOf(kind: TokenKind, source: string): string {
  if (kind === 'word') return source.replace(/\\([^])|[ \t\r\n]+/gu, '$1')
  if (kind === 'string') return unquote(source)
  return source === '==' ? '=' : source
}

/** Quotes a text as a value: a double quote inside it is written twice. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** The reverse of {@link quote}, for single quotes as well. */
function unquote(source: string): string {
  const mark = source[0]!
  return source.slice(1, -1).replaceAll(mark + mark, mark)
}

/** Escapes a text as a word without quotes: a backslash precedes every character that would end the word. */
export function escapeWord(text: string): string {
  return text.replace(/^[\d-]|[^A-Za-z0-9_-]/gu, '\\$&')
}

/** Prints a number with digits only, because the language has no exponents. */
export function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 21 })
}
