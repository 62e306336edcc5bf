import { conditionOn } from './condition'
import { fieldOfPath } from './fields'
import { MAX_DEPTH } from './limits'
import { OPERATORS } from './operators'
import { type Token, tokensOf } from './tokens'
import type { Condition, ConditionValue, GroupCondition, GroupConditionOperator, Subscription } from './types'

/**
 * Reads the text of a trigger, for example `type = "track" and (event = "A" or contains(properties.name, "b"))`.
 *
 * `and` binds tighter than `or`; parentheses nest. Two conditions with nothing but commas, stray values or unknown
 * fields between them are joined by `and`. Values need no quotes when they are one word.
 *
 * The tree knows no negation: `!` before a condition, a call or a parenthesis puts the opposite operator into every
 * condition below it and swaps `and` and `or`. So `!(properties.total < 5 or event = "A")` means
 * `properties.total >= 5 and event != "A"`. That is the exact opposite for `=` and `!=` with a text or a boolean and
 * for the tests for `null`. The other operators ask for a type, and so do their opposites: `<` and `>=`, and `=` and
 * `!=` with a number, hold for numbers only, `contains` and its opposite for texts only, so neither of the two holds
 * for a missing value. An operator that the language does not know never holds, under `!` neither.
 *
 * Every call gives a fresh tree, which the caller may modify. Reading takes time linear in the text's length.
 *
 * @param fql at most 100,000 characters, with at most 100 parentheses open at once
 * @returns always a group, or `{ error }`; it never throws. A text without any usable condition gives a `TypeError`
 *   whose message contains `Cannot read`
 */
export function parseFql(fql: string): Subscription {
  try {
    return new Reader(tokensOf(fql)).readAll()
  } catch (error) {
    return { error: error as Error }
  }
}

class Reader {
  private next = 0
  private depth = 0

  constructor(private readonly tokens: Token[]) {}

  readAll(): GroupCondition {
    const tree = this.readQuery(false)
    if (!tree) {
      throw new TypeError('Cannot read a condition in the trigger. Write at least one, such as type = "track".')
    }
    const root: GroupCondition = tree.type === 'group' ? tree : { type: 'group', operator: 'and', children: [tree] }
    if (levelsBelow(root) > MAX_DEPTH) throw tooDeep()
    return root
  }

  /** Reads up to the end of the text, or up to the parenthesis that closes this query. */
  private readQuery(negated: boolean): Condition | undefined {
    const alternatives: Condition[][] = [[]]
    while (!this.atEnd() && !(this.depth > 0 && this.at(')'))) {
      if (this.peek()?.kind === 'or') {
        this.next++
        alternatives.push([])
      } else {
        const term = this.readTerm(negated)
        if (term) alternatives.at(-1)!.push(term)
      }
    }
    const [and, or] = negated ? (['or', 'and'] as const) : (['and', 'or'] as const)
    return joined(
      or,
      alternatives.map((terms) => joined(and, terms)).filter((term) => term !== undefined)
    )
  }

  /** Reads one condition. Whatever is none is skipped. */
  private readTerm(negated: boolean): Condition | undefined {
    const token = this.peek()!
    if (token.kind === 'or' || this.atEnd()) return undefined
    this.next++
    if (token.kind === 'symbol' && token.text === '!') return this.readTerm(!negated)
    if (token.kind === 'symbol' && token.text === '(') return this.readParenthesis(token, negated)
    if (token.kind !== 'word') return undefined
    if (token.text === 'contains' || token.text === 'match') return this.readCall(token.text, negated)
    return fieldOfPath(token.text) && this.readComparison(token.text, negated)
  }

  private readParenthesis(open: Token, negated: boolean): Condition | undefined {
    if (++this.depth > MAX_DEPTH) throw tooDeep()
    const query = this.readQuery(negated)
    this.close(open)
    this.depth--
    return query
  }

  private readComparison(path: string, negated: boolean): Condition | undefined {
    const operator = this.take('Operator token is missing')
    const value = this.take('Value token is missing')
    const written = operator.kind === 'symbol' ? operator.text : operator.source
    if (written === '!') {
      throw new TypeError(`Cannot read "!" after the field "${path}". Put it before the field.`)
    }
    return conditionOn(path, effective(written, negated), valueOf(value))
  }

  private readCall(call: 'contains' | 'match', negated: boolean): Condition | undefined {
    const open = this.peek()
    if (!this.at('(')) throw new Error(`${call}() is missing a 1st argument`)
    this.next++
    const subject = this.take(`${call}() is missing a 1st argument`)
    // A call that ends the text after one argument compares with the text of the last token, as `type =` does.
    const ending = this.at(')') && this.tokens[this.next + 1]?.kind === 'end'
    if (ending || this.at(',')) this.next++
    const argument = this.take(`${call}() is missing a 2nd argument`)
    if (!ending) this.close(open!)
    const field = subject.kind === 'word' ? fieldOfPath(subject.text) : undefined
    if (!field?.abilities.includes('call')) return undefined
    const [operator, value] = call === 'contains' ? ['contains', argument.text] : patternOf(argument)
    return conditionOn(subject.text, effective(operator!, negated), value!)
  }

  /** Takes the next token whatever it is, short of a closing parenthesis and the end of all tokens. */
  private take(complaint: string): Token {
    const token = this.peek()
    if (!token || this.at(')')) throw new Error(complaint)
    this.next++
    return token
  }

  private close(open: Token): void {
    if (!this.at(')')) {
      throw new TypeError(`Cannot read the trigger: the "(" at character ${open.position + 1} is not closed.`)
    }
    this.next++
  }

  private peek(): Token | undefined {
    return this.tokens[this.next]
  }

  private at(symbol: string): boolean {
    const token = this.peek()
    return token?.kind === 'symbol' && token.text === symbol
  }

  private atEnd(): boolean {
    const token = this.peek()
    return token === undefined || token.kind === 'end'
  }
}

function joined(operator: GroupConditionOperator, children: Condition[]): Condition | undefined {
  return children.length > 1 ? { type: 'group', operator, children } : children[0]
}

function effective(operator: string, negated: boolean): string {
  return negated ? (OPERATORS.get(operator)?.opposite ?? operator) : operator
}

function valueOf(token: Token): ConditionValue | null {
  if (token.kind === 'number') return numberOf(token)
  if (token.kind !== 'word') return token.text
  if (token.text === 'null') return null
  return token.text === 'true' || token.text === 'false' ? token.text === 'true' : token.text
}

function numberOf({ text, position }: Token): number {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new TypeError(`Cannot read the number at character ${position + 1}: it is too large. Put it in quotes.`)
}

function patternOf(argument: Token): [operator: string, value: string] {
  return argument.kind === 'string' && argument.text.endsWith('*')
    ? ['starts_with', argument.text.slice(0, -1)]
    : ['ends_with', argument.text.slice(1)]
}

function levelsBelow(group: GroupCondition): number {
  return Math.max(0, ...group.children.map((child) => (child.type === 'group' ? 1 + levelsBelow(child) : 0)))
}

function tooDeep(): Error {
  return new Error(`The trigger is nested deeper than ${MAX_DEPTH} levels. Take out parentheses.`)
}
