import { isArray, isObject, isString } from '../data/values'
import { directives } from './directives'
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
} from './field-value'

const NAMES = Object.keys(directives)

/** The operand of a directive in a value, or `undefined`. */
function operandOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** True where the operand is an object with one of the keys. */
function operandHas(value: unknown, name: string, ...keys: string[]): boolean {
  const operand = operandOf(value, name)
  return isObject(operand) && keys.some((key) => Object.hasOwn(operand, key))
}

/**
 * True for an object that has the key of one of the 13 directives, whatever other keys it has. The mapping itself is
 * stricter when it is resolved; this test serves tools that look at mappings being edited.
 */
export function isDirective(value: FieldValue): value is Directive {
  return isObject(value) && NAMES.some((name) => Object.hasOwn(value, name))
}

/** True for an object with the key `@path`. */
export function isPathDirective(value: FieldValue): value is PathDirective {
  return isObject(value) && Object.hasOwn(value, '@path')
}

/** True for an object with the key `@template`. */
export function isTemplateDirective(value: FieldValue): value is TemplateDirective {
  return isObject(value) && Object.hasOwn(value, '@template')
}

/** True for an object with the key `@literal`. */
export function isLiteralDirective(value: FieldValue): value is LiteralDirective {
  return isObject(value) && Object.hasOwn(value, '@literal')
}

/** True for an object with the key `@excludeWhenNull`. */
export function isExcludeWhenNullDirective(value: FieldValue): value is ExcludeWhenNullDirective {
  return isObject(value) && Object.hasOwn(value, '@excludeWhenNull')
}

/** True for an `@arrayPath` whose operand is an array. */
export function isArrayPathDirective(value: FieldValue): value is ArrayPathDirective {
  return isArray(operandOf(value, '@arrayPath'))
}

/** True for an `@if` that has `exists` or `blank`. */
export function isIfDirective(value: FieldValue): value is IfDirective {
  return operandHas(value, '@if', 'exists', 'blank')
}

/** True for a `@case` that has `operator`. */
export function isCaseDirective(value: FieldValue): value is CaseDirective {
  return operandHas(value, '@case', 'operator')
}

/** True for a `@replace` that has `pattern`. */
export function isReplaceDirective(value: FieldValue): value is ReplaceDirective {
  return operandHas(value, '@replace', 'pattern')
}

/** True for a `@json` that has `value`. */
export function isJSONDirective(value: FieldValue): value is JSONDirective {
  return operandHas(value, '@json', 'value')
}

/** True for a `@flatten` that has `value`. */
export function isFlattenDirective(value: FieldValue): value is FlattenDirective {
  return operandHas(value, '@flatten', 'value')
}

/** True for a `@merge` that has `objects`. */
export function isMergeDirective(value: FieldValue): value is MergeDirective {
  return operandHas(value, '@merge', 'objects')
}

/** True for a `@transform` that has `apply` and `mapping`. */
export function isTransformDirective(value: FieldValue): value is TransformDirective {
  return operandHas(value, '@transform', 'apply') && operandHas(value, '@transform', 'mapping')
}

/** True for a `@liquid` whose operand is a text. */
export function isLiquidDirective(value: FieldValue): value is LiquidDirective {
  return isString(operandOf(value, '@liquid'))
}
