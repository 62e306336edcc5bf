import { isObject, realTypeOf } from '../data/values'
import { aggregate, ValidationError, type Fault } from './errors'

// Type names in the errors of operands. The texts of the errors are those of the reference.

/** Returns the keys of an object that name directives: those that start with `@`. */
export function directiveKeys(value: object): string[] {
  return Object.keys(value).filter((key) => key.startsWith('@'))
}

/**
 * Returns the name of the directive in a plain object of a mapping. Besides keys that start with `@`, a directive may
 * only contain `_metadata`.
 *
 * @returns the first key that starts with `@`, whether or not such a directive exists; `undefined` for other objects
 */
export function directiveName(value: object): string | undefined {
  let name: string | undefined
  for (const key of Object.keys(value)) {
    if (key.startsWith('@')) name ??= key
    else if (key !== '_metadata') return undefined
  }
  return name
}

/** Checks a value of a mapping and everything in it. For `path` see {@link ValidationError}. */
export type Walk = (value: unknown, path: string) => Fault

/** Checks the operand of a directive, and calls `walk` for values in it that can contain directives. */
export type Check = (value: unknown, path: string, walk: Walk) => Fault

/** Returns the type of a mapping value as errors name it: `directive` for an object with an `@` key. */
function typeOf(value: unknown): string {
  return isObject(value) && directiveKeys(value).length > 0 ? 'directive' : realTypeOf(value)
}

/** Checks that a value has one of the types. Does not check its content. */
function ofType(expected: string, types: string[]): Check {
  return (value, path) => {
    const type = typeOf(value)
    if (types.includes(type)) return undefined
    const article = /^[aeiou]/.test(type) ? 'an' : 'a'
    return new ValidationError(path, `should be ${expected} but it is ${article} ${type}`)
  }
}

/** Checks that a value is a string. */
export const string = ofType('a string', ['string'])

/** Checks that a value is a boolean. */
export const boolean = ofType('a boolean', ['boolean'])

/** Checks that a value is an array. */
export const array = ofType('an array', ['array'])

/** Checks that a value is a string or an object with an `@` key. Does not check the content of the directive. */
export const stringOrDirective = ofType('a string or a mapping directive', ['string', 'directive'])

/** Checks that a value is an object of any kind. Does not check its content. */
export const objectOrDirective = ofType('a object or a mapping directive', ['object', 'directive'])

/** Checks that a value is a JSON value or a directive. Does not check its content. */
export const anyValue = ofType('a mapping directive or a JSON value', [
  'directive',
  'object',
  'array',
  'boolean',
  'string',
  'number',
  'null'
])

const object = ofType('an object', ['object'])

/** Checks that a value is a string of `least` to `most` characters. */
export function stringOfLength(least: number, most: number): Check {
  return (value, path, walk) => {
    const fault = string(value, path, walk)
    if (fault) return fault
    const { length } = value as string
    if (length < least) return new ValidationError(path, `should be a string of length ${least} or greater`)
    if (length > most) return new ValidationError(path, `should be a string of length ${most} or less`)
    return undefined
  }
}

/** Checks that a value is one of the lower-case words, in any case. */
export function oneOf(...words: string[]): Check {
  return (value, path, walk) => {
    const fault = string(value, path, walk)
    if (fault || words.includes((value as string).toLowerCase())) return fault
    return new ValidationError(path, `should be one of ${words.join(', ')} but it is ${JSON.stringify(value)}`)
  }
}

/** Checks the value and, in a directive, its content. */
export function withDirective(check: Check): Check {
  return (value, path, walk) =>
    check(value, path, walk) ?? (typeOf(value) === 'directive' ? walk(value, path) : undefined)
}

/** A required member of an operand. */
export function required(check: Check): Member {
  return { check, required: true }
}

/** An optional member of an operand. */
export function optional(check: Check): Member {
  return { check, required: false }
}

interface Member {
  check: Check
  required: boolean
}

/**
 * Checks an operand that is an object. Walks everything in it first, so that the checks of its members need not check
 * the content of directives. If the walk finds faults, only those are reported.
 */
export function objectWith(members: Record<string, Member>): Check {
  const entries = Object.entries(members)
  return (value, path, walk) => {
    const fault = object(value, path, walk) ?? walk(value, path)
    if (fault) return fault
    const operand = value as Record<string, unknown>
    return aggregate(
      entries.map(([name, member]) => {
        if (operand[name] !== undefined) return member.check(operand[name], `${path}/${name}`, walk)
        return member.required ? new ValidationError(path, `should have field "${name}" but it doesn't`) : undefined
      })
    )
  }
}
