import type { Ability } from './fields'
import { decimal, escapeWord, quote } from './literals'
import type { ConditionValue, Operator } from './types'

type Expected = ConditionValue | undefined

type Test = (actual: unknown) => boolean

/** All that is known about one operator. */
export interface OperatorRule {
  /** The operator that stands in its place under `!`. */
  opposite: Operator
  /** Makes the test that values of the event must pass. */
  expecting: (expected: Expected) => Test
  /**
   * How a condition is written when it is not `<name> <operator> <value>`, and what the field must be able to do for
   * it. `undefined` means that this value cannot be written so.
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

// A quoted pattern that ends in a star is read as a prefix, whatever it begins with; a bare one never is.
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

/** Every operator by its name. A map, so that no inherited name is taken for an operator. */
export const OPERATORS: ReadonlyMap<string, OperatorRule> = new Map(Object.entries(rules))
