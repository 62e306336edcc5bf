import type { ErrorObject } from 'ajv'
import { capitalize, phraseOf } from './messages'

/** How a message names its subject: by the field's label, or by its path in one of several notations. */
export type FieldLabels = 'instancePath' | 'js' | 'jsonPath' | 'jsonPointer' | 'title'

/** Options for messages, and for the properties of errors. */
export interface Options {
  /** How messages name values. Default: `title`, the labels of the fields. */
  fieldLabels?: FieldLabels
  /** Whether to keep ajv's error as `original`. It contains the value. Default: false. */
  includeOriginalError?: boolean
  /** Whether to keep the value as `data`. Default: false, so that no secret reaches a log. */
  includeData?: boolean
}

/** One fault of a value. */
export interface HumanError {
  /** The place as JSONPath, for example `$.items[0].id`. */
  path: string
  /** The place as JSON pointer (RFC 6901), for example `/items/0/id`. */
  pointer: string
  /** The fault, as a sentence. */
  message: string
  /** The error of ajv, if requested. */
  original?: ErrorObject
  /** The value, if requested. */
  data?: unknown
}

/**
 * Describes one error of ajv as a sentence. The ajv instance must have the option `verbose`.
 *
 * @example
 * import { compileSchema, AjvError } from '@segment/actions-core/schema'
 *
 * const validator = compileSchema({ type: 'object', required: ['id'] })
 * validator({})
 * validator.errors?.map((error) => new AjvError(error).message) // ["The root value is missing the required field 'id'."]
 */
export class AjvError extends Error implements HumanError {
  declare readonly pointer: string
  declare readonly path: string
  declare readonly original?: ErrorObject
  declare readonly data?: unknown

  /** @throws Error if `fieldLabels` is unknown */
  constructor(error: ErrorObject, options: Options = {}) {
    const { message, ...facts } = describe(error, options)
    super(message)
    Object.defineProperty(this, 'message', { enumerable: true })
    Object.assign(this, facts)
  }
}

function describe(error: ErrorObject, options: Options): HumanError {
  return {
    path: jsonPath(error.instancePath),
    pointer: error.instancePath,
    message: sentenceOf(error, options),
    ...(options.includeOriginalError && { original: error }),
    ...(options.includeData && { data: error.data })
  }
}

/** Describes the errors of one validation by ajv, in a fraction of the time that it takes to create errors of them. */
export function describeErrors(errors: ErrorObject[]): HumanError[] {
  return faultsOf(errors).map((fault) => describe(fault, {}))
}

/** Returns the message that an {@link AggregateAjvError} of the same errors has. */
export function messageOf(errors: ErrorObject[], options: Options = {}): string {
  return faultsOf(errors)
    .map((fault) => sentenceOf(fault, options))
    .join(' ')
}

/**
 * Describes all errors of one validation by ajv as sentences. `message` joins them with spaces. It is iterable and
 * serialises to a list of {@link HumanError}.
 *
 * @example
 * import { AggregateAjvError, fieldsToJsonSchema, validateSchema } from '@segment/actions-core/schema'
 *
 * const id = { label: 'ID', description: 'The ID.', type: 'string', required: true } as const
 * try {
 *   validateSchema({}, fieldsToJsonSchema({ id }))
 * } catch (error) {
 *   if (error instanceof AggregateAjvError) error.toJSON()
 *   // [{ path: '$', pointer: '', message: "The root value is missing the required field 'id'." }]
 * }
 */
export class AggregateAjvError extends Error implements Iterable<AjvError> {
  override readonly name = 'AggregateAjvError'
  declare readonly errors: AjvError[]

  /**
   * @param errors the `errors` of a validator; without errors the message is empty.
   * @throws Error if `fieldLabels` is unknown.
   */
  constructor(errors: ErrorObject[] | null | undefined, options: Options = {}) {
    const found = errors ?? []
    super(messageOf(found, options))
    // Creating an Error takes longer than creating its text, and most callers only read the text.
    let wrapped: AjvError[] | undefined
    const get = (): AjvError[] => (wrapped ??= faultsOf(found).map((fault) => new AjvError(fault, options)))
    Object.defineProperties(this, { message: { enumerable: true }, errors: { enumerable: true, get } })
  }

  [Symbol.iterator](): Iterator<AjvError> {
    return this.errors.values()
  }

  /** Returns the errors as plain objects. */
  toJSON(): HumanError[] {
    return this.errors.map(({ path, pointer, message, ...included }) => ({ path, pointer, message, ...included }))
  }
}

function sentenceOf(error: ErrorObject, { fieldLabels = 'title' }: Options): string {
  return `${capitalize(`${humanizePath(error, fieldLabels)} ${phraseOf(error)}`)}.`
}

/** Drops duplicates: ajv reports an invalid property name by its pattern and again by `propertyNames`. */
function faultsOf(errors: ErrorObject[]): ErrorObject[] {
  return errors.filter(({ keyword, propertyName }) => keyword !== 'pattern' || propertyName === undefined)
}

/**
 * Converts a JSON pointer (RFC 6901) to JSONPath: `$` for the whole value, `.key` with escaped dots in the key, `[n]`
 * for numbers. `/a.b/0` becomes `$.a\.b[0]`.
 */
export function jsonPath(pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key.replaceAll('.', '\\.')}`))
  return `$${steps.join('')}`
}

/**
 * Returns the subject of a message about an ajv error: the title of the schema, or the place of the value.
 *
 * @throws Error for an unknown notation.
 */
export function humanizePath(error: ErrorObject, fieldLabels: FieldLabels): string {
  const { instancePath: pointer, parentSchema } = error
  switch (fieldLabels) {
    case 'title':
      return parentSchema?.title || whereIs(pointer, pointer)
    case 'jsonPointer':
    case 'instancePath':
      return whereIs(pointer, pointer)
    case 'js':
      return whereIs(pointer, jsonPath(pointer).slice(1))
    case 'jsonPath':
      return `the value at ${jsonPath(pointer)}`
    default:
      throw new Error(`invalid fieldLabels value: ${String(fieldLabels)}`)
  }
}

function whereIs(pointer: string, place: string): string {
  return pointer === '' ? 'the root value' : `the value at ${place}`
}
