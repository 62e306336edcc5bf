import { fieldOfPath } from './fields'
import { type Token, tokensOf } from './tokens'

/**
 * Says what {@link parseFql} passes over in a text and no author means: an `and`, an `or`, a `!` or a pair of
 * parentheses without its condition, and a `)` that closes nothing. What may be meant is none, such as a comma in the
 * place of `and`, or the word `and` without quotes where a value stands.
 *
 * @param fql a text that {@link parseFql} can read
 * @returns for each oversight what it is and what to do, in sentences; places are counted in characters, from 1
 * @throws the error of {@link parseFql} for a text that cannot be cut into tokens
 */
export function oversightsIn(fql: string): string[] {
  const parts = partsOf(tokensOf(fql))
  const gaps = parts.flatMap((right, index) => gapBetween(parts[index - 1], right))
  const [opening, closing] = ['(', ')'].map((sign) => parts.filter((part) => signOf(part) === sign))
  const unopened = closing!.length > opening!.length
  return unopened ? [...gaps, 'There are more ")" than "(". Write the "(" that is missing, or remove a ")".'] : gaps
}

/** The tokens that give a trigger its form: of each condition the first one, and none that may stand anywhere. */
function partsOf(tokens: Token[]): Token[] {
  const parts: Token[] = []
  for (let next = 0; next < tokens.length; next += lengthAt(next, tokens)) {
    const token = tokens[next]!
    if (token.kind !== 'symbol' || ['(', ')', '!'].includes(token.text)) parts.push(token)
  }
  return parts
}

/** How many tokens make up the condition at an index; 1 where there is none. */
function lengthAt(index: number, tokens: Token[]): number {
  const { kind, text } = tokens[index]!
  if (kind !== 'word') return 1
  if (text === 'contains' || text === 'match') return tokens[index + 3]?.source === ',' ? 6 : 5
  return fieldOfPath(text) ? 3 : 1
}

function gapBetween(left: Token | undefined, right: Token): string[] {
  const conditionBelongs = left === undefined || ['and', 'or', '(', '!'].includes(signOf(left))
  if (!conditionBelongs || !['and', 'or', ')', 'end'].includes(signOf(right))) return []
  const from = left ? placed(left) : 'the beginning'
  const to = right.kind === 'end' ? 'the end' : placed(right)
  return [`No condition stands between ${from} and ${to}. Write one there, or remove ${superfluous(left, right)}.`]
}

function superfluous(left: Token | undefined, right: Token): string {
  const [one, other] = [left, right].filter((token) => token?.kind === 'and' || token?.kind === 'or')
  if (other) return 'one of the two'
  return one ? `"${one.source}"` : `"${left?.source ?? ''}${right.source}"`
}

function placed({ source, position }: Token): string {
  return `"${source}" at character ${position + 1}`
}

/** What a token is for the form of a trigger: a symbol is itself, anything else its kind. */
function signOf({ kind, text }: Token): string {
  return kind === 'symbol' ? text : kind
}
