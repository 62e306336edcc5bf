import { isObject, isString } from '../../data/values'
import { boolean, objectWith, optional, required, stringOfLength, stringOrDirective } from '../checks'
import { MappingError } from '../errors'
import { MAX_PATTERN_LENGTH, MAX_REPLACEMENT_LENGTH } from '../limits'
import { memoize } from '../memoize'
import type { DirectiveDefinition } from './directive'

/**
 * `@replace`: a text in which `pattern` is replaced by `replacement`, and then `pattern2` by `replacement2`. Patterns
 * are literal; in replacements `$&` and `$$` keep the meaning that `String.replace` gives them. Booleans and numbers
 * become texts first; other values, and options of a wrong type, give an empty text.
 */
export const replace: DirectiveDefinition = {
  evaluate(operand, payload, interpreter) {
    if (!isObject(operand)) throw new MappingError('@replace requires an object with a "pattern" key')
    if (!operand.pattern) throw new MappingError('@replace requires a "pattern" key')
    return operand.value ? replaceIn(interpreter.resolve(operand.value, payload), operand) : undefined
  },
  compile(operand, compiler) {
    if (!isObject(operand) || !operand.pattern || !operand.value) return undefined
    const value = compiler.value(operand.value)
    return (frame) => replaceIn(value(frame), operand)
  },
  validate: objectWith({
    pattern: required(stringOfLength(1, MAX_PATTERN_LENGTH)),
    replacement: optional(stringOfLength(0, MAX_REPLACEMENT_LENGTH)),
    value: required(stringOrDirective),
    ignorecase: optional(boolean),
    global: optional(boolean)
  }),
  references: (operand) => (isObject(operand) ? { values: [operand.value] } : {})
}

function replaceIn(original: unknown, operand: Record<string, unknown>): string {
  const { pattern, pattern2 } = operand
  const replacement = operand.replacement ?? ''
  const replacement2 = operand.replacement2 ?? ''
  const ignorecase = operand.ignorecase ?? false
  const global = operand.global ?? true
  const value = textOfScalar(original)
  if (!isString(value) || !isString(pattern) || !isString(replacement)) return ''
  if (typeof ignorecase !== 'boolean' || typeof global !== 'boolean') return ''

  const flags = `${global ? 'g' : ''}${ignorecase ? 'i' : ''}`
  const replaced = replaceLiterally(value, pattern, replacement, flags)
  if (!pattern2 || !isString(pattern2) || !isString(replacement2)) return replaced
  return replaceLiterally(replaced, pattern2, replacement2, flags)
}

function textOfScalar(value: unknown): unknown {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
}

function replaceLiterally(text: string, pattern: string, replacement: string, flags: string): string {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new MappingError(`@replace requires a "pattern" less than ${MAX_PATTERN_LENGTH} characters`)
  }
  if (replacement.length > MAX_REPLACEMENT_LENGTH) {
    throw new MappingError(`@replace requires a "replacement" less than ${MAX_REPLACEMENT_LENGTH} characters`)
  }
  return text.replace(expressionOf(`${flags}/${pattern}`), replacement)
}

/** The expression that finds a text literally, from `flags/text`. */
const expressionOf = memoize((key) => {
  const slash = key.indexOf('/')
  const literal = key.slice(slash + 1).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(literal, key.slice(0, slash))
})
