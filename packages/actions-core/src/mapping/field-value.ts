// The types of the mapping language.

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
