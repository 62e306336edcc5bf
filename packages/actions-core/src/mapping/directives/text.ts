import { isObject, isString, realTypeOf } from '../../data/values'
import { memoize } from '../../data/bounded-cache'
import {
  boolean,
  objectWith,
  optional,
  required,
  string,
  stringOfLength,
  stringOrDirective,
  withDirective
} from '../checks'
import { MappingError } from '../errors'
import type { Evaluation } from '../evaluation'
import { MAX_PATTERN_LENGTH, MAX_REPLACEMENT_LENGTH } from '../limits'
import { evaluateLiquid, getLiquidKeys, pathsOfLiquid } from '../liquid'
import { compileTemplate, getTemplateKeys, pathsOfTemplate, render } from '../template'
import { failing, type DirectiveDefinition } from './directive'

// Directives that produce a text: @template, @liquid, @case, @replace.

/** `@template`: a text with `{{path}}` filled in. The text may come from a directive. */
export const template: DirectiveDefinition = {
  compile(operand, compiler) {
    if (isString(operand)) return compileTemplate(operand, compiler)
    const text = compiler.value(operand)
    return (frame) => {
      const found = text(frame)
      if (!isString(found)) throw new MappingError(`@template: expected string, got ${realTypeOf(found)}`)
      return render(found, frame.payload, frame.evaluation)
    }
  },
  validate: withDirective(stringOrDirective),
  references(operand) {
    if (!isString(operand)) return { paths: [''], values: [operand] }
    return { keys: getTemplateKeys(operand), paths: pathsOfTemplate(operand) }
  }
}

/** `@liquid`: a Liquid template, rendered with the payload as its variables. */
export const liquid: DirectiveDefinition = {
  compile(operand, _compiler, keys) {
    const tags = keys?.map((key) => `fieldKey:${key}`) ?? []
    return ({ payload, statsContext, evaluation }) =>
      evaluateLiquid(operand, payload, keys && statsContext, tags, evaluation)
  },
  validate: string,
  references(operand) {
    return isString(operand) ? { keys: getLiquidKeys(operand), paths: pathsOfLiquid(operand) } : {}
  }
}

/** `@case`: a text in lower or upper case. Other values stay unchanged. */
export const caseDirective: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@case requires an object with a "operator" key')
    const { operator } = operand
    if (!operator) return failing('@case requires a "operator" key')
    if (!operand.value) return () => undefined
    const value = compiler.value(operand.value)
    return (frame) => inCase(value(frame), operator, frame.evaluation)
  },
  validate: objectWith({ operator: optional(string), value: optional(stringOrDirective) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value] } : {})
}

function inCase(value: unknown, operator: unknown, evaluation: Evaluation): unknown {
  if (!isString(value)) return value
  evaluation.addCharacters(value.length)
  if (operator === 'lower') return value.toLowerCase()
  if (operator === 'upper') return value.toUpperCase()
  throw new MappingError('operator key should have a value of "lower" or "upper"')
}

/**
 * `@replace`: replaces `pattern` in a text with `replacement`, and then `pattern2` with `replacement2`. Patterns are
 * literal; in replacements, `$&`, `$$`, `` $` `` and `$'` have the meaning of `String.replace`. Converts booleans and
 * numbers to text first. Other values, and options of a wrong type, produce an empty text.
 */
export const replace: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@replace requires an object with a "pattern" key')
    if (!operand.pattern) return failing('@replace requires a "pattern" key')
    if (!operand.value) return () => undefined
    const value = compiler.value(operand.value)
    return (frame) => replaceIn(value(frame), operand, frame.evaluation)
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

function replaceIn(original: unknown, operand: Record<string, unknown>, evaluation: Evaluation): string {
  const { pattern, pattern2 } = operand
  const replacement = operand.replacement ?? ''
  const replacement2 = operand.replacement2 ?? ''
  const ignorecase = operand.ignorecase ?? false
  const global = operand.global ?? true
  const value = textOfScalar(original)
  if (!isString(value) || !isString(pattern) || !isString(replacement)) return ''
  if (typeof ignorecase !== 'boolean' || typeof global !== 'boolean') return ''

  const flags = `${global ? 'g' : ''}${ignorecase ? 'i' : ''}`
  const replaced = replaceLiterally(value, pattern, replacement, flags, evaluation)
  if (!pattern2 || !isString(pattern2) || !isString(replacement2)) return replaced
  return replaceLiterally(replaced, pattern2, replacement2, flags, evaluation)
}

function textOfScalar(value: unknown): unknown {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
}

function replaceLiterally(
  text: string,
  pattern: string,
  replacement: string,
  flags: string,
  evaluation: Evaluation
): string {
  if (pattern.length > MAX_PATTERN_LENGTH) {
    throw new MappingError(`@replace requires a "pattern" less than ${MAX_PATTERN_LENGTH} characters`)
  }
  if (replacement.length > MAX_REPLACEMENT_LENGTH) {
    throw new MappingError(`@replace requires a "replacement" less than ${MAX_REPLACEMENT_LENGTH} characters`)
  }
  evaluation.addCharacters(text.length)
  const isPlain = !replacement.includes('$')
  return text.replace(expressionOf(`${flags}/${pattern}`), (match: string, position: number) => {
    const piece = isPlain ? replacement : expanded(replacement, match, position, text)
    evaluation.addCharacters(piece.length)
    return piece
  })
}

/** Returns a replacement with `$$`, `$&`, `` $` `` and `$'` expanded as in `String.replace`. */
function expanded(replacement: string, match: string, position: number, text: string): string {
  return replacement.replace(/\$([$&`'])/g, (_, sign: string) => {
    if (sign === '$') return '$'
    if (sign === '&') return match
    return sign === '`' ? text.slice(0, position) : text.slice(position + match.length)
  })
}

/** The memory of an expression and its code, in bytes per character. */
const EXPRESSION_BYTES = 500

/** Returns the regular expression that finds a text literally, from `flags/text`. */
const expressionOf = memoize((key) => {
  const slash = key.indexOf('/')
  const literal = key.slice(slash + 1).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(literal, key.slice(0, slash))
}, EXPRESSION_BYTES)
