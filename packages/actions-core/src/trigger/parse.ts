import { type Ability, type Field, fieldOfPath, OPERATORS } from './language'
import { MAX_DEPTH, type Token, tokensOf } from './tokens'
import type {
  ConditionValue,
  GroupCondition,
  GroupConditionOperator,
  LeafCondition,
  Trigger,
  TriggerCondition
} from './types'

/**
 * Parses the text of a trigger, for example `type = "track" and (event = "A" or contains(properties.name, "b"))`.
 *
 * `and` binds tighter than `or`; parentheses nest. Two conditions with only commas, stray values or unknown
 * fields between them are joined with `and`. A value of one word needs no quotes.
 *
 * The tree has no negation: `!` before a condition, a call or a parenthesis puts the opposite operator into every
 * condition below it and swaps `and` and `or`. So `!(properties.total < 5 or event = "A")` means `properties.total >= 5
 * and event != "A"`. That is the exact opposite for `=` and `!=` with a text or a boolean and for the tests for `null`.
 * The other operators require a type, and so do their opposites: `<` and `>=`, and `=` and `!=` with a number, hold for
 * numbers only, `contains` and its opposite for texts only, so neither of the two holds for a missing value. An unknown
 * operator never holds, with or without `!`.
 *
 * Every call returns a new tree, which the caller can modify. Parsing takes linear time in the length of the text.
 *
 * @param fql at most 100,000 characters, with at most 100 parentheses open at once
 * @returns always a group, or `{ error }`; it never throws. For a text without any usable condition, the error is a
 *   `TypeError` whose message contains `Cannot read`
 *
 * @example
 * import { parseFql } from '@segment/actions-core/trigger'
 *
 * parseFql('event = "Order Completed"')
 * // { type: 'group', operator: 'and', children: [{ type: 'event', operator: '=', value: 'Order Completed' }] }
 */
export function parseFql(fql: string): Trigger {
  try {
    return new Parser(tokensOf(fql)).parseAll()
  } catch (error) {
    return { error: error as Error }
  }
}

class Parser {
  private next = 0
  private depth = 0

  constructor(private readonly tokens: Token[]) {}

  parseAll(): GroupCondition {
    const tree = this.parseQuery(false)
    if (!tree) {
      throw new TypeError('Cannot read a condition in the trigger. Write at least one, such as type = "track".')
    }
    const root: GroupCondition = tree.type === 'group' ? tree : { type: 'group', operator: 'and', children: [tree] }
    if (levelsBelow(root) > MAX_DEPTH) throw tooDeep()
    return root
  }

  /** Parses to the end of the text, or to the parenthesis that closes this query. */
  private parseQuery(negated: boolean): TriggerCondition | undefined {
    const alternatives: TriggerCondition[][] = [[]]
    while (!this.atEnd() && !(this.depth > 0 && this.at(')'))) {
      if (this.peek()?.kind === 'or') {
        this.next++
        alternatives.push([])
      } else {
        const term = this.parseTerm(negated)
        if (term) alternatives.at(-1)!.push(term)
      }
    }
    const [and, or] = negated ? (['or', 'and'] as const) : (['and', 'or'] as const)
    return joined(
      or,
      alternatives.map((terms) => joined(and, terms)).filter((term) => term !== undefined)
    )
  }

  /** Parses one condition. Skips a token that starts no condition. */
  private parseTerm(negated: boolean): TriggerCondition | undefined {
    const token = this.peek()!
    if (token.kind === 'or' || this.atEnd()) return undefined
    this.next++
    if (token.kind === 'symbol' && token.text === '!') return this.parseTerm(!negated)
    if (token.kind === 'symbol' && token.text === '(') return this.parseParenthesis(token, negated)
    if (token.kind !== 'word') return undefined
    if (token.text === 'contains' || token.text === 'match') return this.parseCall(token.text, negated)
    return fieldOfPath(token.text) && this.parseComparison(token.text, negated)
  }

  private parseParenthesis(open: Token, negated: boolean): TriggerCondition | undefined {
    if (++this.depth > MAX_DEPTH) throw tooDeep()
    const query = this.parseQuery(negated)
    this.close(open)
    this.depth--
    return query
  }

  private parseComparison(path: string, negated: boolean): TriggerCondition | undefined {
    const operator = this.take('Operator token is missing')
    const value = this.take('Value token is missing')
    const written = operator.kind === 'symbol' ? operator.text : operator.source
    if (written === '!') {
      throw new TypeError(`Cannot read "!" after the field "${path}". Put it before the field.`)
    }
    return conditionOn(path, negated ? oppositeOf(written) : written, valueOf(value))
  }

  private parseCall(call: 'contains' | 'match', negated: boolean): TriggerCondition | undefined {
    const open = this.peek()
    if (!this.at('(')) throw new Error(`${call}() is missing a 1st argument`)
    this.next++
    const subject = this.take(`${call}() is missing a 1st argument`)
    // A call that ends the text after one argument compares with the text of the last token, as `type =` does.
    const endsText = this.at(')') && this.tokens[this.next + 1]?.kind === 'end'
    if (endsText || this.at(',')) this.next++
    const argument = this.take(`${call}() is missing a 2nd argument`)
    if (!endsText) this.close(open!)
    const field = subject.kind === 'word' ? fieldOfPath(subject.text) : undefined
    if (!field?.abilities.includes('call')) return undefined
    const [operator, value] = call === 'contains' ? ['contains', argument.text] : patternOf(argument)
    return conditionOn(subject.text, negated ? oppositeOf(operator!) : operator!, value!)
  }

  /** Takes the next token, unless it is a closing parenthesis or there is none. */
  private take(message: string): Token {
    const token = this.peek()
    if (!token || this.at(')')) throw new Error(message)
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

function joined(operator: GroupConditionOperator, children: TriggerCondition[]): TriggerCondition | undefined {
  return children.length > 1 ? { type: 'group', operator, children } : children[0]
}

function oppositeOf(operator: string): string {
  return OPERATORS.get(operator)?.opposite ?? operator
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
  return new Error(`The trigger is nested deeper than ${MAX_DEPTH} levels. Remove parentheses.`)
}

const WITHOUT_VALUE = new Set(['exists', 'not_exists', 'is_true', 'is_false'])

/**
 * Returns the condition for `path operator value`, for example `properties.total`, `=`, `100`.
 *
 * @param operator as written, or the name of an operator
 * @returns `undefined` if the path begins with no known field
 */
function conditionOn(path: string, operator: string, value: ConditionValue | null): LeafCondition | undefined {
  const field = fieldOfPath(path)
  if (!field) return undefined
  const name = field.nested && { name: path.slice(field.word.length + 1) || path }
  return { type: field.type, ...name, ...comparison(field, operator, value) } as LeafCondition
}

function comparison(field: Field, operator: string, value: ConditionValue | null) {
  const can = (ability: Ability): boolean => field.abilities.includes(ability)
  if (WITHOUT_VALUE.has(operator)) return { operator }
  if (operator === '=' || operator === '!=') {
    if (value === null && can('null')) return { operator: operator === '=' ? 'not_exists' : 'exists' }
    if (typeof value === 'boolean' && operator === '=' && can('boolean')) return { operator: `is_${value}` }
    if (typeof value === 'number' && can('number')) {
      return { operator: operator === '=' ? 'number_equals' : 'number_not_equals', value }
    }
  }
  return { operator, value: field.nested ? typedValue(operator, value) : String(value) }
}

/** Normalizes the spellings of a value, so that a printed condition parses back to itself. */
function typedValue(operator: string, value: ConditionValue | null): ConditionValue {
  const needs = OPERATORS.get(operator)?.short?.needs
  if (needs === 'number' && Number.isFinite(Number(value))) return Number(value)
  return value === null || needs === 'call' ? String(value) : value
}
