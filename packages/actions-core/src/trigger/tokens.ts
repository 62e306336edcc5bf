import { MAX_LENGTH } from './limits'
import { unescapeWord, unquote } from './literals'

/** The kinds of tokens. `word` is a name, with its dotted path; `symbol` is a bracket, a comma or an operator. */
export type TokenKind = 'and' | 'or' | 'word' | 'number' | 'string' | 'symbol' | 'end'

/** The smallest part of a trigger's text. */
export interface Token {
  kind: TokenKind
  /** Without quotes and backslashes. That of the last token is `eos`. */
  text: string
  /** As it was written. */
  source: string
  /** Where it begins, counted from 0. */
  position: number
}

const BLANKS = /[ \t\r\n]*/y

const NAME = String.raw`(?:\\[^]|[\p{L}_])(?:\\[^]|[\p{L}\d_-])*`
const PATH = String.raw`${NAME}(?:[ \t\r\n]*\.[ \t\r\n]*${NAME})*`
// What may stand after a value. Without it a quote does not close, and "!=" is no operator.
const AFTER_VALUE = String.raw`(?=[ \t\r\n,\])]|$)`

/** The first pattern that fits decides. */
const PATTERNS: [TokenKind, RegExp][] = [
  ['and', /(?:and|AND)(?=[ \t\r\n,\])(]|$)/y],
  ['or', /(?:or|OR)(?=[ \t\r\n,\])(]|$)/y],
  ['word', new RegExp(String.raw`${PATH}(?=[ \t\r\n,\]).(=!]|$)`, 'uy')],
  ['number', /[+-]?\d+(?:\.\d+)?/y],
  ['string', new RegExp(String.raw`(?:"[^"]*(?:""[^"]*)*"|'[^']*(?:''[^']*)*')${AFTER_VALUE}`, 'y')],
  ['symbol', new RegExp(String.raw`[!<>]=${AFTER_VALUE}|[<>](?!=)|==?|!(?=[\p{L}(])|[().,[\]]`, 'uy')]
]

/**
 * Cuts the text of a trigger into tokens, in time linear in its length. The last token is always one of kind `end`.
 *
 * A backslash in a word takes the next character as it is. In a quoted value, single or double, backslashes mean
 * nothing and the quote itself is written twice. `==` is another spelling of `=`, `AND` and `OR` of `and` and `or`.
 *
 * @throws Error when the text is longer than 100,000 characters
 * @throws TypeError with `Cannot read` in its message, where the text does not go on in the language
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
    if (source !== undefined) return { kind, text: plain(kind, source), source, position }
  }
  throw new TypeError(
    `Cannot read the trigger at character ${position + 1}, near ${JSON.stringify(text.slice(position, position + 20))}. ` +
      'Put blanks around operators, close every quote, and write a quote inside a value twice.'
  )
}

function plain(kind: TokenKind, source: string): string {
  if (kind === 'word') return unescapeWord(source.replace(/(\\[^])|[ \t\r\n]+/gu, '$1'))
  if (kind === 'string') return unquote(source)
  return source === '==' ? '=' : source
}
