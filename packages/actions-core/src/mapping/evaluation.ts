import { isPrototypeClean } from '../data/values'
import { MappingError } from './errors'
import { MAX_DATA_LENGTH, MAX_DATA_SIZE, MAX_EVALUATION_TIME, MAX_STEPS } from './limits'

/**
 * The state of one evaluation of a mapping. It counts what the evaluation has used, so that all directives share the
 * same limits. Each method throws a MappingError with status 400 beyond its limit.
 */
export class Evaluation {
  /** See `isPrototypeClean`. */
  readonly isClean = isPrototypeClean()
  private values = 1
  private characters = 0
  private steps = 0
  private end: number | undefined

  /** Counts values before a directive makes them or iterates over them. */
  addValues(count: number): void {
    if ((this.values += count) > MAX_DATA_SIZE) {
      throw new MappingError(`The mapping makes more than ${MAX_DATA_SIZE} values. Map a part of the event.`)
    }
  }

  /** Counts characters of keys and texts that a directive makes. */
  addCharacters(count: number): void {
    if ((this.characters += count) > MAX_DATA_LENGTH) {
      throw new MappingError(
        `The mapping makes more than ${MAX_DATA_LENGTH} characters of text. Map a part of the event.`
      )
    }
  }

  /** Counts steps of Liquid templates, and checks the time that they take. */
  addSteps(count: number): void {
    if ((this.steps += count) > MAX_STEPS) {
      throw new MappingError(`The Liquid templates of the mapping take more than ${MAX_STEPS} steps. Shorten them.`)
    }
    this.checkTime()
  }

  /** Checks the time that Liquid templates take, from the first call on. */
  checkTime(): void {
    const now = performance.now()
    this.end ??= now + MAX_EVALUATION_TIME
    if (now > this.end) {
      throw new MappingError(
        `The Liquid templates of the mapping take more than ${MAX_EVALUATION_TIME} ms. Shorten them.`
      )
    }
  }
}
