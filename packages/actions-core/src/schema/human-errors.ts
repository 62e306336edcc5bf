import type { ErrorObject } from 'ajv'
import { phraseOf } from './messages'
import { type FieldLabels, humanizePath, jsonPath } from './subject'
import { capitalize } from './wording'

/** What messages say, and what errors carry. */
export interface Options {
  /** How messages name values. Default `title`: by the labels of the fields. */
  fieldLabels?: FieldLabels
  /** Whether the error of ajv is kept as `original`. It holds the value. Default false. */
  includeOriginalError?: boolean
  /** Whether the value is kept as `data`. Default false, so that no secret reaches a log. */
  includeData?: boolean
}

/** One thing that is wrong with a value. */
export interface HumanError {
  /** Where, as JSONPath, for example `$.items[0].id`. */
  path: string
  /** Where, as JSON pointer (RFC 6901), for example `/items/0/id`. */
  pointer: string
  /** What, as a sentence. */
  message: string
  /** The error of ajv, if asked for. */
  original?: ErrorObject
  /** The value, if asked for. */
  data?: unknown
}

/** One error of ajv as a sentence. The instance of ajv must have the option `verbose`. */
export class AjvError extends Error implements HumanError {
  declare readonly pointer: string
  declare readonly path: string
  declare readonly original?: ErrorObject
  declare readonly data?: unknown

  /** @throws Error when `fieldLabels` is none of its values. */
  constructor(error: ErrorObject, options: Options = {}) {
    super(sentenceOf(error, options))
    this.pointer = error.instancePath
    this.path = jsonPath(error.instancePath)
    Object.defineProperty(this, 'message', { enumerable: true })
    if (options.includeOriginalError) this.original = error
    if (options.includeData) this.data = error.data
  }
}

/**
 * All errors of one validation by ajv, as sentences; `message` joins them by blanks. Iterable; serialises to a list of
 * {@link HumanError}.
 */
export class AggregateAjvError extends Error implements Iterable<AjvError> {
  override readonly name = 'AggregateAjvError'
  declare readonly errors: AjvError[]

  /**
   * @param errors the `errors` of a validator; none gives an empty message.
   * @throws Error when `fieldLabels` is none of its values.
   */
  constructor(errors: ErrorObject[] | null | undefined, options: Options = {}) {
    const faults = (errors ?? []).filter((error) => !isRedundant(error))
    super(faults.map((fault) => sentenceOf(fault, options)).join(' '))
    // An Error takes longer to make than its text, and most callers read the text alone.
    let wrapped: AjvError[] | undefined
    const get = (): AjvError[] => (wrapped ??= faults.map((fault) => new AjvError(fault, options)))
    Object.defineProperties(this, { message: { enumerable: true }, errors: { enumerable: true, get } })
  }

  [Symbol.iterator](): Iterator<AjvError> {
    return this.errors.values()
  }

  /** The errors as plain objects. */
  toJSON(): HumanError[] {
    return this.errors.map(({ path, pointer, message, ...included }) => ({ path, pointer, message, ...included }))
  }
}

function sentenceOf(error: ErrorObject, { fieldLabels = 'title' }: Options): string {
  return `${capitalize(`${humanizePath(error, fieldLabels)} ${phraseOf(error)}`)}.`
}

/** An invalid property name is reported once by the pattern that it broke and once by `propertyNames`. */
function isRedundant({ keyword, propertyName }: ErrorObject): boolean {
  return keyword === 'pattern' && propertyName !== undefined
}
