import { isArray, isObject, isString, realTypeOf, setKey } from '../../data/values'
import { anyValue, objectWith, optional, stringOrDirective, withDirective } from '../checks'
import { MappingError } from '../errors'
import type { Evaluation } from '../evaluation'
import { checkDataDepth } from '../limits'
import { get, withoutRoot } from '../path'
import { textOf } from '../template'
import { failing, type DirectiveDefinition } from './directive'

// Directives that choose a value: @path, @literal, @if, @excludeWhenNull.

/** `@path`: the value at a path, which is a text or a directive that returns one. */
export const path: DirectiveDefinition = {
  compile(operand, compiler) {
    if (isString(operand)) return compiler.findResult(withoutRoot(operand))
    const text = compiler.value(operand)
    return compiler.copied((frame) => {
      const found = text(frame)
      if (!isString(found)) throw new MappingError(`@path: expected string, got ${realTypeOf(found)}`)
      return get(frame.payload, withoutRoot(found))
    })
  },
  forwards: true,
  validate: withDirective(stringOrDirective),
  references(operand) {
    if (!isString(operand)) return { paths: [''], values: [operand] }
    return { keys: [operand], paths: [withoutRoot(operand)] }
  }
}

/** `@literal`: the operand itself, with directives inside it evaluated. */
export const literal: DirectiveDefinition = {
  compile: (operand, compiler) => compiler.result(operand),
  forwards: true,
  validate: withDirective(anyValue),
  references: (operand) => ({ values: [operand] })
}

/**
 * `@if`: `then` if the value of `exists` is present and not `null`, or the value of `blank` has content; otherwise
 * `else`. A falsy `else` counts as missing.
 */
export const ifDirective: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@if requires an object with an "exists" key')
    const { exists, blank } = operand
    if (!exists && !blank) return failing('@if requires an "exists" key or a "blank" key')
    const value = compiler.value(exists === undefined ? blank : exists)
    const isMet = exists === undefined ? hasContent : isThere
    const then = compiler.result(operand.then)
    const otherwise = compiler.result(operand.else ? operand.else : undefined)
    return (frame) => (isMet(value(frame), frame.evaluation) ? then(frame) : otherwise(frame))
  },
  forwards: true,
  validate: objectWith({ exists: optional(anyValue), then: optional(anyValue), else: optional(anyValue) }),
  references(operand) {
    if (!isObject(operand)) return {}
    return { values: [operand.blank, operand.exists, operand.then, operand.else] }
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** Returns false for `null` and for values that loosely equal an empty text: `0`, `false`, `[]`, `[[]]`. */
function hasContent(value: unknown, evaluation: Evaluation): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return false
  if (typeof value === 'string') return true
  return !isArray(value) || textOf(value, evaluation) !== ''
}

/** `@excludeWhenNull`: the value without `null`, at every level of objects. Arrays stay unchanged. */
export const excludeWhenNull: DirectiveDefinition = {
  compile(operand, compiler) {
    const value = compiler.value(operand)
    return (frame) => withoutNull(value(frame), 1, frame.evaluation)
  },
  validate: withDirective(anyValue),
  references: (operand) => ({ values: [operand] })
}

function withoutNull(value: unknown, depth: number, evaluation: Evaluation): unknown {
  if (value === null) return undefined
  if (!isObject(value)) return value
  checkDataDepth(depth)
  const kept: Record<string, unknown> = {}
  const keys = Object.keys(value)
  evaluation.addValues(keys.length)
  for (const key of keys) setKey(kept, key, withoutNull(value[key], depth + 1, evaluation))
  return kept
}
