import { isObject, realTypeOf } from '../data/values'
import { aggregate, ValidationError, type Fault } from './errors'

// How the shapes of operands are described. The texts of the errors are the reference's.

/** The keys of an object that name directives: those that start with `@`. */
export function directiveKeys(value: object): string[] {
  return Object.keys(value).filter((key) => key.startsWith('@'))
}

/**
 * The name of the directive that a plain object of a mapping is. Besides keys that start with `@` a directive may only
 * hold `_metadata`.
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

/** Checks any value of a mapping and everything in it. For `path` see {@link ValidationError}. */
export type Walk = (value: unknown, path: string) => Fault

/** Checks the operand of a directive, and calls `walk` for values in it that may hold directives. */
export type Check = (value: unknown, path: string, walk: Walk) => Fault

/** The type of a mapping value as errors name it: `directive` for an object with an `@` key. */
function typeOf(value: unknown): string {
  return isObject(value) && directiveKeys(value).length > 0 ? 'directive' : realTypeOf(value)
}

/** A check that a value is of one of the types. What is in the value is not checked. */
function ofType(expected: string, types: string[]): Check {
  return (value, path) => {
    const type = typeOf(value)
    if (types.includes(type)) return undefined
    const article = /^[aeiou]/.test(type) ? 'an' : 'a'
    return new ValidationError(path, `should be ${expected} but it is ${article} ${type}`)
  }
}

/** A check that a value is a text. */
export const string = ofType('a string', ['string'])

/** A check that a value is `true` or `false`. */
export const boolean = ofType('a boolean', ['boolean'])

/** A check that a value is an array. */
export const array = ofType('an array', ['array'])

/** A check that a value is a text or an object with an `@` key. What is in the directive is not checked. */
export const stringOrDirective = ofType('a string or a mapping directive', ['string', 'directive'])

/** A check that a value is an object of any kind. What is in it is not checked. */
export const objectOrDirective = ofType('a object or a mapping directive', ['object', 'directive'])

/** A check that a value is a JSON value or a directive. What is in it is not checked. */
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

/** A check that a value is a text of `least` to `most` characters. */
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

/** A check that a value is one of the words, which are in lower case, in upper or lower case. */
export function oneOf(...words: string[]): Check {
  return (value, path, walk) => {
    const fault = string(value, path, walk)
    if (fault || words.includes((value as string).toLowerCase())) return fault
    return new ValidationError(path, `should be one of ${words.join(', ')} but it is ${JSON.stringify(value)}`)
  }
}

/** The check, and in a directive also a check of what is in it. */
export function withDirective(check: Check): Check {
  return (value, path, walk) =>
    check(value, path, walk) ?? (typeOf(value) === 'directive' ? walk(value, path) : undefined)
}

/** A required member of an operand. */
export function required(check: Check): Member {
  return { check, required: true }
}

/** A member of an operand that may be missing. */
export function optional(check: Check): Member {
  return { check, required: false }
}

interface Member {
  check: Check
  required: boolean
}

/**
 * A check of an operand that is an object. Everything in it is walked first, so the checks of its members need not check
 * the insides of directives; faults that the walk finds are reported alone.
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
