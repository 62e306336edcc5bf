import { own } from '../data/values'
import { memoize, BoundedCache } from '../data/bounded-cache'
import { fieldOfType, OPERATORS } from './language'
import { parseFql } from './parse'
import { MAX_LENGTH } from './tokens'
import type { LeafCondition, Trigger, TriggerCondition } from './types'

/** A trigger as a function of an event. */
type Matcher = (event: object) => boolean

/** What a condition takes in memory, in bytes: its node and its test. Measured at 312. */
const CONDITION_BYTES = 400

const trees = new BoundedCache<string, Trigger>(16_000_000)
const matchers = new WeakMap<Trigger, Matcher>()

/**
 * Parses a trigger like {@link parseFql}, and compiles it. Trees are cached by their text, so a host can call this for
 * each event. `BoundedCache` limits their number.
 *
 * @returns a tree that is shared by all callers and frozen at every level, or a frozen `{ error }`
 *
 * @example
 * import { cachedTrigger, validate } from '@segment/actions-core/trigger'
 *
 * const trigger = cachedTrigger('type = "track" and event = "Order Completed"')
 * validate(trigger, { type: 'track', event: 'Order Completed' }) // true
 */
export function cachedTrigger(text: string): Trigger {
  const known = trees.get(text)
  if (known) return known
  const tree = frozen(parseFql(text))
  if (!('error' in tree)) matchers.set(tree, compile(tree))
  // Anything else only ever ends in an error, and as a key it would hold its memory.
  if (typeof text === 'string' && text.length <= MAX_LENGTH) trees.set(text, tree, bytesOf(text, tree))
  return tree
}

function bytesOf(text: string, tree: Trigger): number {
  let conditions = 1
  visitConditions(tree, () => (conditions += 1))
  return 2 * text.length + CONDITION_BYTES * conditions
}

function frozen<T extends Trigger | TriggerCondition>(node: T): Readonly<T> {
  if ('children' in node) {
    node.children.forEach((child) => frozen(child))
    Object.freeze(node.children)
  }
  return Object.freeze(node)
}

/**
 * Tests whether an event matches a trigger. A tree of `cachedTrigger` is compiled once. Any other tree is compiled at
 * each call, because it may have changed.
 *
 * Only own properties of the event count. Texts are compared case-sensitively. A missing value passes `!=` and
 * `not_exists` and nothing else. A condition with an unknown type or operator never holds. `!= true` and `!= false` are
 * the exact opposites of `= true` and `= false`.
 *
 * @param ast a tree, frozen or not; one with `error` matches no event
 * @param event `null` and `undefined` match no trigger; any other value without properties lacks all values
 *
 * @example
 * import { parseFql, validate } from '@segment/actions-core/trigger'
 *
 * validate(parseFql('properties.total > 10'), { type: 'track', properties: { total: 12 } }) // true
 */
export function matches(ast: Trigger, event: unknown): boolean {
  if (event === undefined || event === null || 'error' in ast) return false
  const matcher = matchers.get(ast) ?? compile(ast)
  return matcher(Object(event))
}

function compile(condition: TriggerCondition): Matcher {
  if (condition.type !== 'group') return compileLeaf(condition)
  if (condition.operator !== 'and' && condition.operator !== 'or') return () => false
  // The first child that fails decides `and`, the first that holds decides `or`.
  const settles = condition.operator === 'or'
  const children = condition.children.map(compile)
  return (event) => {
    for (let index = 0; index < children.length; index++) if (children[index](event) === settles) return settles
    return !settles
  }
}

function compileLeaf(condition: LeafCondition): Matcher {
  const field = fieldOfType(condition.type)
  const operator = OPERATORS.get(condition.operator)
  if (!field || !operator) return () => false
  const holds = operator.expecting(condition.value)
  const { word } = field
  if (!('name' in condition)) return (event) => holds(own(event, word))
  const keys = keysOf(condition.name)
  return (event) => holds(read(event, word, keys))
}

function read(event: object, word: string, keys: readonly string[]): unknown {
  let value = own(event, word)
  for (let index = 0; index < keys.length && value; index++) value = own(value, keys[index])
  return value
}

/**
 * Returns the value of an event that a condition tests; `undefined` if it is missing.
 *
 * @example
 * import { actualValue } from '@segment/actions-core/trigger'
 *
 * const total = { type: 'event-property', name: 'cart.total', operator: '>', value: 10 } as const
 * actualValue(total, { type: 'track', properties: { cart: { total: 12 } } }) // 12
 */
export function actualValue(condition: LeafCondition, event: object): unknown {
  const field = fieldOfType(condition.type)
  return field && read(event, field.word, 'name' in condition ? keysOf(condition.name) : [])
}

/** Returns the keys in the name of a condition, which dots and brackets separate. */
const keysOf = memoize((name) => name.split(/[.[\]]/).filter((key) => key !== ''))

/**
 * Calls `visit` for every condition of a tree except groups, from left to right. A tree with `error` has none.
 *
 * @example
 * import { parseFql, visitConditions } from '@segment/actions-core/trigger'
 *
 * const operators: string[] = []
 * visitConditions(parseFql('type = "track" or type != "page"'), ({ operator }) => operators.push(operator))
 * // operators is ['=', '!=']
 */
export function visitConditions(tree: Trigger | TriggerCondition, visit: (condition: LeafCondition) => void): void {
  if ('error' in tree) return
  if (tree.type !== 'group') return visit(tree)
  for (const child of tree.children) visitConditions(child, visit)
}

/**
 * Lists the paths of an event that a trigger reads, each once, in the order of the tree.
 *
 * @example
 * import { parseFql, pathsOfTrigger } from '@segment/actions-core/trigger'
 *
 * pathsOfTrigger(parseFql('type = "track" and properties.total > 10')) // ['type', 'properties.total']
 */
export function pathsOfTrigger(tree: Trigger): string[] {
  const paths = new Set<string>()
  visitConditions(tree, (condition) => {
    const word = fieldOfType(condition.type)?.word
    if (word) paths.add('name' in condition ? `${word}.${condition.name}` : word)
  })
  return [...paths]
}
