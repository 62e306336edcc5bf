import { isArray, isObject, isString } from '../data/values'
import { directives } from './directives'

// The types of the mapping language, and their type guards.

/**
 * A scalar in a mapping.
 *
 * @example
 * const value: PrimitiveValue = 'gold'
 */
export type PrimitiveValue = boolean | number | string | null

/**
 * The value of a field in a mapping: a directive, a literal, or objects and arrays of them.
 *
 * @example
 * const value: FieldValue = { id: { '@path': '$.userId' }, plan: 'gold' }
 */
export type FieldValue = Directive | PrimitiveValue | { [key: string]: FieldValue } | FieldValue[] | undefined

/**
 * An editor's notes on a directive. The evaluation ignores them.
 *
 * @example
 * const metadata: DirectiveMetadata = { _metadata: { label: 'User ID', type: 'variable' } }
 */
export interface DirectiveMetadata {
  _metadata?: {
    label?: string
    type: 'enrichment' | 'function' | 'literal' | 'variable'
  }
}

/**
 * Reads a value of the event, for example `$.properties.total`.
 *
 * @example
 * const directive: PathDirective = { '@path': '$.properties.total' }
 */
export interface PathDirective extends DirectiveMetadata {
  '@path': string
}

/**
 * Fills `{{path}}` in a text with values of the event.
 *
 * @example
 * const directive: TemplateDirective = { '@template': 'Hello {{traits.name}}' }
 */
export interface TemplateDirective extends DirectiveMetadata {
  '@template': string
}

/**
 * Marks a value that a user entered. Directives inside it are still evaluated.
 *
 * @example
 * const directive: LiteralDirective = { '@literal': 'gold' }
 */
export interface LiteralDirective extends DirectiveMetadata {
  '@literal': PrimitiveValue | Record<string, FieldValue>
}

/**
 * Chooses between two values. `exists` tests that a value is present and not `null`. `blank`, unlike its name, chooses
 * `then` if the value has content.
 *
 * @example
 * const directive: IfDirective = {
 *   '@if': { exists: { '@path': '$.userId' }, then: { '@path': '$.userId' }, else: { '@path': '$.anonymousId' } }
 * }
 */
export interface IfDirective extends DirectiveMetadata {
  '@if':
    | { exists: FieldValue; blank?: never; then: FieldValue; else?: FieldValue }
    | { blank: FieldValue; exists?: never; then: FieldValue; else?: FieldValue }
}

/**
 * Converts a text to lower or upper case; `operator` is `lower` or `upper`.
 *
 * @example
 * const directive: CaseDirective = { '@case': { operator: 'upper', value: { '@path': '$.properties.currency' } } }
 */
export interface CaseDirective extends DirectiveMetadata {
  '@case': { operator: string; value?: FieldValue }
}

/**
 * Replaces one text, or two in turn, each of at most 10 characters. Patterns are taken literally.
 *
 * @example
 * const directive = {
 *   '@replace': { pattern: '-', replacement: '', value: { '@path': '$.properties.sku' } }
 * } as unknown as ReplaceDirective
 */
export interface ReplaceDirective extends DirectiveMetadata {
  '@replace': {
    pattern: string
    replacement: string
    pattern2: string
    replacement2: string
    ignorecase: PrimitiveValue
    global: PrimitiveValue
    value?: FieldValue
  }
}

/**
 * Reads a list and maps each element to the shape of the second member, whose paths start at the element.
 *
 * @example
 * const directive: ArrayPathDirective = { '@arrayPath': ['$.properties.products', { sku: { '@path': '$.sku' } }] }
 */
export interface ArrayPathDirective extends DirectiveMetadata {
  '@arrayPath': [Directive | string, { [key: string]: FieldValue } | undefined] | [Directive | string]
}

/**
 * Flattens nested objects and arrays to one level.
 *
 * @example
 * const directive: FlattenDirective = { '@flatten': { value: { '@path': '$.traits' }, separator: '.' } }
 */
export interface FlattenDirective extends DirectiveMetadata {
  '@flatten': { value: FieldValue; separator: PrimitiveValue; omitArrays?: PrimitiveValue }
}

/**
 * Converts a value to JSON text, or back; `mode` is `encode` or `decode`.
 *
 * @example
 * const directive: JSONDirective = { '@json': { mode: 'encode', value: { '@path': '$.properties' } } }
 */
export interface JSONDirective extends DirectiveMetadata {
  '@json': { value: FieldValue; mode: PrimitiveValue }
}

/**
 * Merges objects. With the `direction` `right` later ones win, with `left` earlier ones.
 *
 * @example
 * const directive: MergeDirective = { '@merge': { objects: [{ '@path': '$.traits' }, { plan: 'gold' }], direction: 'right' } }
 */
export interface MergeDirective extends DirectiveMetadata {
  '@merge': { objects: FieldValue[]; direction: PrimitiveValue }
}

/**
 * Evaluates `apply` on the event, then `mapping` on the result.
 *
 * @example
 * const directive: TransformDirective = {
 *   '@transform': { apply: { total: { '@path': '$.properties.total' } }, mapping: { '@path': '$.total' } }
 * }
 */
export interface TransformDirective extends DirectiveMetadata {
  '@transform': { apply: FieldValue; mapping: FieldValue }
}

/**
 * Removes `null`, at every level of objects.
 *
 * @example
 * const directive: ExcludeWhenNullDirective = { '@excludeWhenNull': { '@path': '$.traits' } }
 */
export interface ExcludeWhenNullDirective extends DirectiveMetadata {
  '@excludeWhenNull': FieldValue
}

/**
 * Renders a Liquid template of at most 1,000 characters with the event as its variables.
 *
 * @example
 * const directive: LiquidDirective = { '@liquid': '{{ properties.name | upcase }}' }
 */
export interface LiquidDirective extends DirectiveMetadata {
  '@liquid': string
}

/**
 * Any of the directives of the mapping language.
 *
 * @example
 * const directive: Directive = { '@path': '$.userId' }
 */
export type Directive =
  | PathDirective
  | TemplateDirective
  | LiteralDirective
  | IfDirective
  | CaseDirective
  | ReplaceDirective
  | ArrayPathDirective
  | FlattenDirective
  | JSONDirective
  | MergeDirective
  | TransformDirective
  | ExcludeWhenNullDirective
  | LiquidDirective

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
