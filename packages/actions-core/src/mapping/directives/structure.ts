import { isArray, isObject, isSafeKey, isString, realTypeOf, setKey } from '../../data/values'
import {
  anyValue,
  array,
  objectOrDirective,
  objectWith,
  oneOf,
  optional,
  required,
  string,
  stringOrDirective,
  withDirective
} from '../checks'
import { copyOf } from '../copy'
import { MappingError } from '../errors'
import { Evaluation } from '../evaluation'
import { checkDataDepth, MAX_KEY_LENGTH } from '../limits'
import { withoutRoot } from '../path'
import { failing, type DirectiveDefinition } from './directive'

// Directives that build or change objects and lists: @arrayPath, @flatten, @json, @merge, @transform.

const listCheck = withDirective(stringOrDirective)

/**
 * `@arrayPath`: the list at a path, with each element in the shape of the second member. A single object counts as a
 * list of one. Without a shape, and for scalars, the value stays unchanged.
 */
export const arrayPath: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isArray(operand)) return failing(`@arrayPath expected array, got ${realTypeOf(operand)}`)
    const [root, shape] = operand
    const list = isString(root) ? { '@path': root } : root
    if (!isObject(shape) || Object.keys(shape).length === 0) return compiler.result(list)
    const source = compiler.value(list)
    const shaped = compiler.element(shape)
    return (frame) => {
      const found = source(frame)
      if (isArray(found)) {
        frame.evaluation.addValues(found.length)
        return found.map((element) => shaped(element, frame))
      }
      return isObject(found) ? [shaped(found, frame)] : found
    }
  },
  forwards: true,
  validate(operand, path, walk) {
    const fault = array(operand, path, walk)
    if (fault) return fault
    const [root, shape] = operand as unknown[]
    return listCheck(root, path, walk) ?? walk(shape, path)
  },
  references(operand) {
    if (!isArray(operand)) return {}
    const [root, shape] = operand
    return isString(root) ? { paths: [withoutRoot(root)], derived: [shape] } : { values: [root], derived: [shape] }
  }
}

/** `@flatten`: one level of nested objects and, unless `omitArrays` is set, arrays. */
export const flatten: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@flatten requires an object with a "separator" key')
    if (!operand.separator) return failing('@flatten requires a "separator" key')
    const separator = compiler.value(operand.separator)
    const value = compiler.value(operand.value)
    const omitArrays = Boolean(operand.omitArrays)
    return (frame) => {
      const found = separator(frame)
      if (!isString(found)) throw new MappingError('@flatten requires a string separator')
      return flattened(value(frame), '', found, omitArrays, frame.evaluation)
    }
  },
  validate: objectWith({ value: required(anyValue), separator: optional(string) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value, operand.separator] } : {})
}

/**
 * Flattens nested objects and arrays to one level: `{ a: { b: [1] } }` becomes `{ 'a.b.0': 1 }`. Empty objects and
 * arrays disappear, and so does everything below a key `__proto__`.
 *
 * @param input an object or array; another value becomes the value of the key `prefix`
 * @param prefix precedes every key
 * @param separator joins the keys of the levels; none follows an empty key at the front
 * @param ignoreArrays keeps arrays whole
 * @throws MappingError for an input nested more than 500 levels deep, or containing itself, for a key of more than 10,000
 *   characters, and for more than 1,000,000 values or 10,000,000 characters in all keys
 *
 * @example
 * import { flattenObject } from '@segment/actions-core'
 *
 * flattenObject({ a: { b: [1, 2] } }) // { 'a.b.0': 1, 'a.b.1': 2 }
 */
export function flattenObject(
  input: unknown,
  prefix = '',
  separator = '.',
  ignoreArrays = false
): Record<string, unknown> {
  return flattened(input, prefix, separator, ignoreArrays, new Evaluation())
}

function flattened(
  input: unknown,
  prefix: string,
  separator: string,
  ignoreArrays: boolean,
  evaluation: Evaluation
): Record<string, unknown> {
  const flat: Record<string, unknown> = {}
  const visit = (value: unknown, path: string, depth: number): void => {
    if (!isObject(value) && (ignoreArrays || !isArray(value))) {
      checkKeyLength(path)
      evaluation.addCharacters(path.length)
      return setKey(flat, path, value)
    }
    checkDataDepth(depth)
    const entries = Object.entries(value)
    evaluation.addValues(entries.length)
    for (const [key, child] of entries) {
      if (isSafeKey(key)) visit(child, path ? path + separator + key : key, depth + 1)
    }
  }
  visit(input, prefix, 1)
  return flat
}

function checkKeyLength({ length }: string): void {
  if (length > MAX_KEY_LENGTH) {
    throw new MappingError(
      `A key of the flattened data has ${length} characters; at most ${MAX_KEY_LENGTH} are allowed. Flatten a part of it.`
    )
  }
}

/** `@json`: a value as JSON text, or the value of a JSON text. Text that is not JSON stays unchanged. */
export const json: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@json requires an object with a "value" key')
    const { mode } = operand
    if (!mode) return failing('@json requires a "mode" key')
    if (!operand.value) return failing('@json requires a "value" key')
    const value = compiler.value(operand.value)
    if (mode === 'encode') return (frame) => encode(value(frame), frame.evaluation)
    return (frame) => decode(value(frame), mode, frame.evaluation)
  },
  validate: objectWith({ mode: required(oneOf('encode', 'decode')), value: required(anyValue) }),
  references: (operand) => (isObject(operand) ? { values: [operand.value] } : {})
}

function encode(value: unknown, evaluation: Evaluation): string | undefined {
  // The copy limits depth and size, so that data which contains itself fails with a clear error.
  const copy = copyOf(value, 1, evaluation)
  let text: string | undefined
  try {
    text = JSON.stringify(copy)
  } catch (cause) {
    throw new MappingError(`@json cannot write the value as JSON: ${(cause as Error).message}`, { cause })
  }
  evaluation.addCharacters(text?.length ?? 0)
  return text
}

function decode(value: unknown, mode: unknown, evaluation: Evaluation): unknown {
  if (mode !== 'decode') return undefined
  if (!isString(value)) return value
  evaluation.addCharacters(value.length)
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

/** `@merge`: the keys of several objects in one. With `right` later objects win, with `left` earlier ones. */
export const merge: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@merge requires an object with an "objects" key and a "direction" key')
    const { direction, objects } = operand
    if (!direction) return failing('@merge requires a "direction" key')
    if (!objects) return failing('@merge requires a "objects" key')
    if (!isArray(objects)) return failing(`@merge: expected opts.array, got ${typeof objects}`)
    const layers = objects.map((entry) => compiler.value(entry))
    return (frame) => {
      const evaluated = layers.map((evaluate) => evaluate(frame))
      if (direction === 'left') evaluated.reverse()
      const merged: Record<string, unknown> = {}
      for (const layer of evaluated) {
        // The characters of a text are its entries, as those of a list.
        if (isString(layer) || isArray(layer)) frame.evaluation.addValues(layer.length)
        const entries = Object.entries(layer ?? {})
        if (isObject(layer)) frame.evaluation.addValues(entries.length)
        for (const [key, value] of entries) setKey(merged, key, value)
      }
      return merged
    }
  },
  validate: objectWith({
    objects: required((objects, path, walk) => {
      const fault = array(objects, path, walk)
      if (fault) return fault
      for (const entry of objects as unknown[]) {
        // Faults of entries omit the path that leads to them, because hosts match these texts.
        const entryFault = objectOrDirective(entry, '', walk) ?? walk(entry, '')
        if (entryFault) return entryFault
      }
      return undefined
    }),
    direction: optional(oneOf('left', 'right'))
  }),
  references: (operand) => (isObject(operand) && isArray(operand.objects) ? { values: operand.objects } : {})
}

/** `@transform`: `mapping` evaluated on the result of `apply`. */
export const transform: DirectiveDefinition = {
  compile(operand, compiler) {
    if (!isObject(operand)) return failing('@transform requires an object with an "apply" key and a "mapping" key')
    const { apply, mapping } = operand
    if (!mapping) return failing('@transform requires a "mapping" key')
    if (!apply) return failing('@transform requires a "apply" key')
    if (!isObject(apply)) return failing('@transform "apply" key should be an object')
    const applied = compiler.transform(apply)
    const mapped = compiler.derived(mapping)
    return (frame) => mapped(applied(frame.payload, frame), frame)
  },
  validate: objectWith({ apply: required(objectOrDirective), mapping: required(objectOrDirective) }),
  references: (operand) => (isObject(operand) ? { values: [operand.apply], derived: [operand.mapping] } : {})
}
