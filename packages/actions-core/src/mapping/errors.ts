import { CustomError } from '../errors/classes'

/** A mapping that cannot be evaluated for an event, or that exceeds a limit. */
export class MappingError extends CustomError {
  /** The event or the mapping is at fault, so a retry would fail too. */
  readonly status = 400
}

/** A mapping or template of the wrong type. */
export class MappingTypeError extends TypeError {
  readonly status = 400
}

/** One fault in a mapping, found without an event. */
export class ValidationError extends CustomError {
  readonly status = 400

  /**
   * @param path the keys and directives that lead to the fault, each preceded by a slash; empty for the mapping itself
   * @param text what is wrong, without the final dot
   */
  constructor(path: string, text: string) {
    super(`${path || '/'} ${text}.`)
  }
}

/**
 * All faults of a mapping. Iterating yields the single errors, which are also in `errors`. The message has one line for
 * each.
 */
export class ValidationErrors extends AggregateError {
  readonly status = 400
  declare errors: ValidationError[]

  constructor(errors: ValidationError[]) {
    super(errors, errors.map((error) => `\n    ${error.message}`).join(''))
  }

  [Symbol.iterator](): IterableIterator<ValidationError> {
    return this.errors.values()
  }
}

/** The result of a check: no fault, one fault, or the faults of an object. */
export type Fault = ValidationError | ValidationErrors | undefined

/** Joins the faults of an object's members; `undefined` if there is none. */
export function aggregate(faults: Fault[]): ValidationErrors | undefined {
  const errors = faults.flatMap((fault) => (fault instanceof ValidationErrors ? fault.errors : (fault ?? [])))
  return errors.length > 0 ? new ValidationErrors(errors) : undefined
}
