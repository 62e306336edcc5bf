import { fieldOfPath } from './language'
import { type Token, tokensOf } from './tokens'

/**
 * Finds mistakes that {@link parseFql} accepts: an `and`, an `or`, a `!` or a pair of parentheses without its
 * condition, and a `)` that closes nothing. Does not warn of forms that an author may intend, such as a comma instead
 * of `and`, or the word `and` as a value without quotes.
 *
 * @param fql a text that {@link parseFql} accepts
 * @returns one warning per mistake: what is wrong and what to do. Positions count characters, from 1
 * @throws the error of {@link parseFql} for a text that cannot be split into tokens
 *
 * @example
 * import { triggerWarnings } from '@segment/actions-core/trigger'
 *
 * triggerWarnings('type = "track" and')
 * // ['No condition stands between "and" at character 16 and the end. Write one there, or remove "and".']
 */
export function triggerWarnings(fql: string): string[] {
  const tokens = structureOf(tokensOf(fql))
  const gaps = tokens.flatMap((right, index) => gapBetween(tokens[index - 1], right))
  const [opening, closing] = ['(', ')'].map((sign) => tokens.filter((token) => signOf(token) === sign).length)
  const unopened = closing! > opening!
  return unopened ? [...gaps, 'There are more ")" than "(". Write the missing "(", or remove a ")".'] : gaps
}

/** The first token of each condition, and the connectives, parentheses and `!` between conditions. */
function structureOf(tokens: Token[]): Token[] {
  const structure: Token[] = []
  for (let next = 0; next < tokens.length; next += lengthAt(next, tokens)) {
    const token = tokens[next]!
    if (token.kind !== 'symbol' || ['(', ')', '!'].includes(token.text)) structure.push(token)
  }
  return structure
}

/** Returns the number of tokens of the condition at an index; 1 if no condition begins there. */
function lengthAt(index: number, tokens: Token[]): number {
  const { kind, text } = tokens[index]!
  if (kind !== 'word') return 1
  if (text === 'contains' || text === 'match') return tokens[index + 3]?.source === ',' ? 6 : 5
  return fieldOfPath(text) ? 3 : 1
}

function gapBetween(left: Token | undefined, right: Token): string[] {
  const needsCondition = left === undefined || ['and', 'or', '(', '!'].includes(signOf(left))
  if (!needsCondition || !['and', 'or', ')', 'end'].includes(signOf(right))) return []
  const from = left ? described(left) : 'the beginning'
  const to = right.kind === 'end' ? 'the end' : described(right)
  return [`No condition stands between ${from} and ${to}. Write one there, or remove ${removable(left, right)}.`]
}

function removable(left: Token | undefined, right: Token): string {
  const [one, other] = [left, right].filter((token) => token?.kind === 'and' || token?.kind === 'or')
  if (other) return 'one of the two'
  return one ? `"${one.source}"` : `"${left?.source ?? ''}${right.source}"`
}

function described({ source, position }: Token): string {
  return `"${source}" at character ${position + 1}`
}

/** Returns the symbol itself, or the kind of any other token. */
function signOf({ kind, text }: Token): string {
  return kind === 'symbol' ? text : kind
}
