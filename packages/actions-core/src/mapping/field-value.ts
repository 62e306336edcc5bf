/** A scalar as it stands in a mapping. */
export type PrimitiveValue = boolean | number | string | null

/** What a mapping may hold in a field: a directive, a literal, or objects and arrays of them. */
export type FieldValue = Directive | PrimitiveValue | { [key: string]: FieldValue } | FieldValue[] | undefined

/** Notes of a form about a directive; resolving ignores them. */
export interface DirectiveMetadata {
  _metadata?: {
    label?: string
    type: 'enrichment' | 'function' | 'literal' | 'variable'
  }
}

/** Reads a value of the event, for example `$.properties.total`. */
export interface PathDirective extends DirectiveMetadata {
  '@path': string
}

/** Fills `{{path}}` in a text with values of the event. */
export interface TemplateDirective extends DirectiveMetadata {
  '@template': string
}

/** Marks a value that a person wrote by hand. Directives inside it are resolved all the same. */
export interface LiteralDirective extends DirectiveMetadata {
  '@literal': PrimitiveValue | Record<string, FieldValue>
}

/**
 * Chooses by a value. `exists` asks whether it is there and not `null`; `blank`, unlike its name, leads to `then` when
 * the value has content.
 */
export interface IfDirective extends DirectiveMetadata {
  '@if':
    | { exists: FieldValue; blank?: never; then: FieldValue; else?: FieldValue }
    | { blank: FieldValue; exists?: never; then: FieldValue; else?: FieldValue }
}

/** Turns a text to lower or upper case; `operator` is `lower` or `upper`. */
export interface CaseDirective extends DirectiveMetadata {
  '@case': { operator: string; value?: FieldValue }
}

/** Replaces one text, or two in turn, each of at most 10 characters. Patterns are taken literally. */
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

/** Reads a list and gives each element the shape of the second member, whose paths start at the element. */
export interface ArrayPathDirective extends DirectiveMetadata {
  '@arrayPath': [Directive | string, { [key: string]: FieldValue } | undefined] | [Directive | string]
}

/** Makes one level of nested objects and arrays. */
export interface FlattenDirective extends DirectiveMetadata {
  '@flatten': { value: FieldValue; separator: PrimitiveValue; omitArrays?: PrimitiveValue }
}

/** Writes a value as JSON text, or reads one; `mode` is `encode` or `decode`. */
export interface JSONDirective extends DirectiveMetadata {
  '@json': { value: FieldValue; mode: PrimitiveValue }
}

/** Joins objects; with `direction` `right` the later ones win, with `left` the earlier. */
export interface MergeDirective extends DirectiveMetadata {
  '@merge': { objects: FieldValue[]; direction: PrimitiveValue }
}

/** Resolves `apply` on the event, then `mapping` on the outcome. */
export interface TransformDirective extends DirectiveMetadata {
  '@transform': { apply: FieldValue; mapping: FieldValue }
}

/** Drops `null`, at every level of objects. */
export interface ExcludeWhenNullDirective extends DirectiveMetadata {
  '@excludeWhenNull': FieldValue
}

/** Renders a Liquid template of at most 1,000 characters with the event as its variables. */
export interface LiquidDirective extends DirectiveMetadata {
  '@liquid': string
}

/** Any of the directives of the mapping language. */
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
