import { isArray, isObject, isString } from '../data/values'
import { getFieldValueKeys } from '../mapping'
import { directives } from '../mapping/directives'
import type {
  ArrayPathDirective,
  CaseDirective,
  Directive,
  ExcludeWhenNullDirective,
  FieldValue,
  FlattenDirective,
  IfDirective,
  JSONDirective,
  LiquidDirective,
  LiteralDirective,
  MergeDirective,
  PathDirective,
  ReplaceDirective,
  TemplateDirective,
  TransformDirective
} from '../mapping/field-value'

// Functions that tell the directives of a mapping apart, for existing code. The runtime itself compiles mappings.

const NAMES = Object.keys(directives)

/** Returns the operand of a directive in a value, or `undefined`. */
function operandOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** Whether the operand is an object with one of the keys. */
function operandHas(value: unknown, name: string, ...keys: string[]): boolean {
  const operand = operandOf(value, name)
  return isObject(operand) && keys.some((key) => Object.hasOwn(operand, key))
}

/**
 * Whether an object has the key of a directive. It may have other keys too, as mappings may while they are edited.
 *
 * @example
 * import { isDirective } from '@segment/actions-core'
 *
 * isDirective({ '@path': '$.userId' }) // true
 */
export function isDirective(value: FieldValue): value is Directive {
  return isObject(value) && NAMES.some((name) => Object.hasOwn(value, name))
}

/**
 * Whether a value is an object with the key `@path`.
 *
 * @example
 * import { isPathDirective } from '@segment/actions-core'
 *
 * isPathDirective({ '@path': '$.userId' }) // true
 */
export function isPathDirective(value: FieldValue): value is PathDirective {
  return isObject(value) && Object.hasOwn(value, '@path')
}

/**
 * Whether a value is an object with the key `@template`.
 *
 * @example
 * import { isTemplateDirective } from '@segment/actions-core'
 *
 * isTemplateDirective({ '@template': '{{userId}}' }) // true
 */
export function isTemplateDirective(value: FieldValue): value is TemplateDirective {
  return isObject(value) && Object.hasOwn(value, '@template')
}

/**
 * Whether a value is an object with the key `@literal`.
 *
 * @example
 * import { isLiteralDirective } from '@segment/actions-core'
 *
 * isLiteralDirective({ '@literal': 'web' }) // true
 */
export function isLiteralDirective(value: FieldValue): value is LiteralDirective {
  return isObject(value) && Object.hasOwn(value, '@literal')
}

/**
 * Whether a value is an object with the key `@excludeWhenNull`.
 *
 * @example
 * import { isExcludeWhenNullDirective } from '@segment/actions-core'
 *
 * isExcludeWhenNullDirective({ '@excludeWhenNull': { '@path': '$.traits' } }) // true
 */
export function isExcludeWhenNullDirective(value: FieldValue): value is ExcludeWhenNullDirective {
  return isObject(value) && Object.hasOwn(value, '@excludeWhenNull')
}

/**
 * Whether a value is an `@arrayPath` whose operand is an array.
 *
 * @example
 * import { isArrayPathDirective } from '@segment/actions-core'
 *
 * isArrayPathDirective({ '@arrayPath': ['$.properties.products', { id: { '@path': '$.id' } }] }) // true
 */
export function isArrayPathDirective(value: FieldValue): value is ArrayPathDirective {
  return isArray(operandOf(value, '@arrayPath'))
}

/**
 * Whether a value is an `@if` that has `exists` or `blank`.
 *
 * @example
 * import { isIfDirective } from '@segment/actions-core'
 *
 * isIfDirective({ '@if': { exists: { '@path': '$.userId' }, then: 'known' } }) // true
 */
export function isIfDirective(value: FieldValue): value is IfDirective {
  return operandHas(value, '@if', 'exists', 'blank')
}

/**
 * Whether a value is a `@case` that has `operator`.
 *
 * @example
 * import { isCaseDirective } from '@segment/actions-core'
 *
 * isCaseDirective({ '@case': { operator: 'lower', value: { '@path': '$.event' } } }) // true
 */
export function isCaseDirective(value: FieldValue): value is CaseDirective {
  return operandHas(value, '@case', 'operator')
}

/**
 * Whether a value is a `@replace` that has `pattern`.
 *
 * @example
 * import { isReplaceDirective } from '@segment/actions-core'
 *
 * isReplaceDirective({ '@replace': { pattern: '-', replacement: '', value: { '@path': '$.userId' } } }) // true
 */
export function isReplaceDirective(value: FieldValue): value is ReplaceDirective {
  return operandHas(value, '@replace', 'pattern')
}

/**
 * Whether a value is a `@json` that has `value`.
 *
 * @example
 * import { isJSONDirective } from '@segment/actions-core'
 *
 * isJSONDirective({ '@json': { mode: 'encode', value: { '@path': '$.traits' } } }) // true
 */
export function isJSONDirective(value: FieldValue): value is JSONDirective {
  return operandHas(value, '@json', 'value')
}

/**
 * Whether a value is a `@flatten` that has `value`.
 *
 * @example
 * import { isFlattenDirective } from '@segment/actions-core'
 *
 * isFlattenDirective({ '@flatten': { separator: '.', value: { '@path': '$.traits' } } }) // true
 */
export function isFlattenDirective(value: FieldValue): value is FlattenDirective {
  return operandHas(value, '@flatten', 'value')
}

/**
 * Whether a value is a `@merge` that has `objects`.
 *
 * @example
 * import { isMergeDirective } from '@segment/actions-core'
 *
 * isMergeDirective({ '@merge': { direction: 'right', objects: [{ '@path': '$.traits' }] } }) // true
 */
export function isMergeDirective(value: FieldValue): value is MergeDirective {
  return operandHas(value, '@merge', 'objects')
}

/**
 * Whether a value is a `@transform` that has `apply` and `mapping`.
 *
 * @example
 * import { isTransformDirective } from '@segment/actions-core'
 *
 * isTransformDirective({ '@transform': { apply: { id: { '@path': '$.userId' } }, mapping: { '@path': '$.id' } } }) // true
 */
export function isTransformDirective(value: FieldValue): value is TransformDirective {
  return operandHas(value, '@transform', 'apply') && operandHas(value, '@transform', 'mapping')
}

/**
 * Whether a value is a `@liquid` whose operand is a text.
 *
 * @example
 * import { isLiquidDirective } from '@segment/actions-core'
 *
 * isLiquidDirective({ '@liquid': '{{ userId }}' }) // true
 */
export function isLiquidDirective(value: FieldValue): value is LiquidDirective {
  return isString(operandOf(value, '@liquid'))
}

/**
 * Returns the text of a `@template`, and any other value unchanged.
 *
 * @example
 * import { getFieldValue } from '@segment/actions-core'
 *
 * getFieldValue({ '@template': '{{userId}}' }) // '{{userId}}'
 */
export function getFieldValue(value: FieldValue): unknown {
  return isTemplateDirective(value) ? value['@template'] : value
}

/**
 * An alias of {@link getFieldValueKeys}, for existing code.
 *
 * @example
 * import { getRawKeys } from '@segment/actions-core'
 *
 * getRawKeys({ '@path': '$.userId' }) // ['$.userId']
 */
export function getRawKeys(value: FieldValue): string[] {
  return getFieldValueKeys(value)
}
