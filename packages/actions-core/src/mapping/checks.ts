import { isObject, realTypeOf } from '../data/values'
import { directiveKeys } from './directive-name'
import { aggregate, ValidationError, type Fault } from './errors'

/** Checks a mapping value of any kind and everything in it. `path` is as {@link ValidationError} takes it. */
export type Walk = (value: unknown, path: string) => Fault

/** Checks the operand of a directive. `walk` looks further into values that may hold directives of their own. */
export type Check = (value: unknown, path: string, walk: Walk) => Fault

/** The type of a mapping value as errors name it: `directive` for an object with an `@` key. */
function typeOf(value: unknown): string {
  return isObject(value) && directiveKeys(value).length > 0 ? 'directive' : realTypeOf(value)
}

/** A check that a value is of one of the types. It does not look into the value. */
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

/** A check that a value is a text or an object with an `@` key. It does not look into the directive. */
export const stringOrDirective = ofType('a string or a mapping directive', ['string', 'directive'])

/** A check that a value is an object of any kind. It does not look into it. */
export const objectOrDirective = ofType('a object or a mapping directive', ['object', 'directive'])

/** A check that a value is one that JSON knows. It does not look into it. */
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

/** A check that a value is a text of so many characters. */
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

/** A check that a value is one of the lower-case words given, in whatever case. */
export function oneOf(...words: string[]): Check {
  return (value, path, walk) => {
    const fault = string(value, path, walk)
    if (fault || words.includes((value as string).toLowerCase())) return fault
    return new ValidationError(path, `should be one of ${words.join(', ')} but it is ${JSON.stringify(value)}`)
  }
}

/** A check that also looks into the value where it is a directive. */
export function withDirective(check: Check): Check {
  return (value, path, walk) =>
    check(value, path, walk) ?? (typeOf(value) === 'directive' ? walk(value, path) : undefined)
}

/** A member of an operand that must be there. */
export function required(check: Check): Member {
  return { check, required: true }
}

/** A member of an operand that is checked where it is there. */
export function optional(check: Check): Member {
  return { check, required: false }
}

interface Member {
  check: Check
  required: boolean
}

/**
 * A check of an operand that is an object. Everything in it is walked first, so the checks of its members need not look
 * into directives again; faults of the walk are reported alone.
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
