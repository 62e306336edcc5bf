import { CustomError } from '../errors/classes'

/** A mapping that cannot be resolved for an event, or that exceeds a limit. */
export class MappingError extends CustomError {
  /** The event or the mapping is at fault, so a retry would fail again. */
  readonly status = 400
}

/** A mapping, template or data of a type that cannot be read at all. */
export class MappingTypeError extends TypeError {
  readonly status = 400
}

/** One fault in a mapping, found before any event is looked at. */
export class ValidationError extends CustomError {
  readonly status = 400

  /**
   * @param path the keys and directives that lead to the fault, each after a slash; empty for the mapping itself
   * @param text what is wrong, without the final dot
   */
  constructor(path: string, text: string) {
    super(`${path || '/'} ${text}.`)
  }
}

/**
 * The faults of a mapping together. Iterating gives the single errors, as `errors` does; the message lists theirs, one
 * a line.
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

/** What a check found: nothing, one fault, or the faults of an object. */
export type Fault = ValidationError | ValidationErrors | undefined

/** Joins what the checks of an object's members found; `undefined` where none found a fault. */
export function aggregate(faults: Fault[]): ValidationErrors | undefined {
  const errors = faults.flatMap((fault) => (fault instanceof ValidationErrors ? fault.errors : (fault ?? [])))
  return errors.length > 0 ? new ValidationErrors(errors) : undefined
}
