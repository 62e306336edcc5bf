import { decimal, escapeWord, quote } from './tokens'
import type { ConditionType, ConditionValue, Operator } from './types'

// The fields and the operators of the trigger language: two tables for the parser, the matcher and the printer.

/** The comparisons of a field other than with a text. */
export type Ability = 'call' | 'null' | 'boolean' | 'number'

/** A part of the event that a trigger can test. */
export interface Field {
  /** Its name in a trigger, which is also its key in the event. */
  word: string
  type: Exclude<ConditionType, 'group'>
  /** True if its name is followed by a path inside the field. The value of such a condition keeps its type. */
  nested: boolean
  /**
   * `call`: `contains()` and `match()`. `null`: `= null` tests whether a value exists. `boolean`: `= true` compares
   * with the boolean. `number`: `= 5` compares with the number. Anything else is compared as text.
   */
  abilities: readonly Ability[]
}

/** All fields, in the order of the language. */
export const FIELDS: readonly Field[] = [
  { word: 'type', type: 'event-type', nested: false, abilities: [] },
  { word: 'event', type: 'event', nested: false, abilities: ['call'] },
  { word: 'name', type: 'name', nested: false, abilities: ['call', 'null'] },
  { word: 'userId', type: 'userId', nested: false, abilities: ['call', 'null', 'boolean'] },
  { word: 'properties', type: 'event-property', nested: true, abilities: ['call', 'null', 'boolean', 'number'] },
  { word: 'traits', type: 'event-trait', nested: true, abilities: ['call', 'null', 'boolean', 'number'] },
  { word: 'context', type: 'event-context', nested: true, abilities: ['call', 'null', 'boolean', 'number'] }
]

const byWord = new Map(FIELDS.map((field) => [field.word, field]))
const byType = new Map<string, Field>(FIELDS.map((field) => [field.type, field]))

/** Returns the field at the start of a dotted path, or `undefined`. */
export function fieldOfPath(path: string): Field | undefined {
  return byWord.get(path.split('.', 1)[0]!)
}

/** Returns the field that a condition of this type tests, or `undefined`. */
export function fieldOfType(type: string): Field | undefined {
  return byType.get(type)
}

type Expected = ConditionValue | undefined

type Test = (actual: unknown) => boolean

/** The definition of an operator. */
export interface OperatorRule {
  /** The operator that replaces it under `!`. */
  opposite: Operator
  /** Creates the test for values of the event. */
  expecting: (expected: Expected) => Test
  /**
   * The text of a condition that is not written as `<name> <operator> <value>`, and the comparison of the field that it
   * needs. `undefined` if this value cannot be written that way.
   */
  short?: { needs: Ability; write: (name: string, value: Expected) => string | undefined }
}

function equals(expected: Expected): Test {
  const wanted = typeof expected === 'boolean' ? expected : String(expected)
  return (actual) => actual === wanted
}

const missing: Test = (actual) => actual === undefined || actual === null

function not(test: Test): Test {
  return (actual) => !test(actual)
}

function numbers(test: (actual: number, expected: number) => boolean): OperatorRule['expecting'] {
  return (expected) => {
    const limit = Number(expected)
    return (actual) => typeof actual === 'number' && test(actual, limit)
  }
}

function texts(test: (actual: string, expected: string) => boolean): OperatorRule['expecting'] {
  return (expected) => {
    const text = String(expected)
    return (actual) => typeof actual === 'string' && test(actual, text)
  }
}

function call(write: (name: string, value: string) => string): OperatorRule['short'] {
  return { needs: 'call', write: (name, value) => write(name, String(value)) }
}

function number(symbol: string): OperatorRule['short'] {
  return {
    needs: 'number',
    write: (name, value) => (Number.isFinite(Number(value)) ? `${name} ${symbol} ${decimal(Number(value))}` : undefined)
  }
}

const contains = (name: string, value: string): string => `contains(${name}, ${quote(value)})`

const startsWith = (name: string, value: string): string => `match(${name}, ${quote(`${value}*`)})`

// A quoted pattern that ends in a star is parsed as a prefix, whatever it begins with; a bare one never is.
function endsWith(name: string, value: string): string {
  const pattern = `*${value}`
  return `match(${name}, ${pattern.endsWith('*') ? escapeWord(pattern) : quote(pattern)})`
}

const rules: Record<Operator, OperatorRule> = {
  '=': { opposite: '!=', expecting: equals },
  '!=': { opposite: '=', expecting: (expected) => not(equals(expected)) },
  '<': { opposite: '>=', expecting: numbers((actual, expected) => actual < expected) },
  '<=': { opposite: '>', expecting: numbers((actual, expected) => actual <= expected) },
  '>': { opposite: '<=', expecting: numbers((actual, expected) => actual > expected) },
  '>=': { opposite: '<', expecting: numbers((actual, expected) => actual >= expected) },
  number_equals: {
    opposite: 'number_not_equals',
    expecting: numbers((actual, expected) => actual === expected),
    short: number('=')
  },
  number_not_equals: {
    opposite: 'number_equals',
    expecting: numbers((actual, expected) => actual !== expected),
    short: number('!=')
  },
  contains: {
    opposite: 'not_contains',
    expecting: texts((actual, expected) => actual.includes(expected)),
    short: call(contains)
  },
  not_contains: {
    opposite: 'contains',
    expecting: texts((actual, expected) => !actual.includes(expected)),
    short: call((name, value) => `!${contains(name, value)}`)
  },
  starts_with: {
    opposite: 'not_starts_with',
    expecting: texts((actual, expected) => actual.startsWith(expected)),
    short: call(startsWith)
  },
  not_starts_with: {
    opposite: 'starts_with',
    expecting: texts((actual, expected) => !actual.startsWith(expected)),
    short: call((name, value) => `!${startsWith(name, value)}`)
  },
  ends_with: {
    opposite: 'not_ends_with',
    expecting: texts((actual, expected) => actual.endsWith(expected)),
    short: call(endsWith)
  },
  not_ends_with: {
    opposite: 'ends_with',
    expecting: texts((actual, expected) => !actual.endsWith(expected)),
    short: call((name, value) => `!${endsWith(name, value)}`)
  },
  exists: {
    opposite: 'not_exists',
    expecting: () => not(missing),
    short: { needs: 'null', write: (name) => `${name} != null` }
  },
  not_exists: {
    opposite: 'exists',
    expecting: () => missing,
    short: { needs: 'null', write: (name) => `${name} = null` }
  },
  is_true: {
    opposite: 'is_false',
    expecting: () => (actual) => actual === true,
    short: { needs: 'boolean', write: (name) => `${name} = true` }
  },
  is_false: {
    opposite: 'is_true',
    expecting: () => (actual) => actual === false,
    short: { needs: 'boolean', write: (name) => `${name} = false` }
  }
}

/** All operators by name. A map, because an object would also have inherited names. */
export const OPERATORS: ReadonlyMap<string, OperatorRule> = new Map(Object.entries(rules))
