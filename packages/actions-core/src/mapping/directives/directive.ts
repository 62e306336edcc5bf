import type { StatsContext } from '../../host'
import type { Check } from '../checks'
import type { Members } from '../members'
import type { Parent, Spot } from '../reader'
import type { Copying } from '../remove-undefined'

/** What a directive asks of the interpreter that runs it. */
export interface Interpreter {
  /** Resolves a value of the mapping, such as an operand that may be a directive itself. */
  resolve(value: unknown, payload: unknown): unknown
  /** Runs a whole mapping on its own, with the checks of the data and of the mapping. */
  transform(mapping: Record<string, unknown>, payload: unknown): unknown
}

/** What a compiled mapping looks at: one payload, and the objects in it that paths lead into. */
export interface Frame {
  readonly payload: unknown
  /** The objects, as the spots that were given out when compiling number them. */
  readonly parents: readonly Parent[]
  /** What is known of the payload that is being made. */
  readonly copying: Copying
  /** Where metrics of directives go. */
  readonly statsContext: StatsContext | undefined
}

/** A part of a mapping as a function. */
export interface Evaluate {
  (frame: Frame): unknown
  /** The spot of the value, if it is found there and nothing else is to do: then others spare themselves the call. */
  readonly spot?: Spot
  /** What the value is made of, if it is an object: then it can be made in other ways for elements of lists. */
  readonly members?: Members
}

/** A part of a mapping as a function of something else than the payload of the frame. */
export type EvaluateDerived = (payload: unknown, frame: Frame) => unknown

/** What a directive asks of the compiler. */
export interface Compiler {
  /** The spot of the value at a path that leads to a part of the payload, as `get` finds it. */
  spot(path: string): Spot
  /** The value at a path of the payload, as `get` finds it, given as `result` gives values. */
  path(path: string): Evaluate
  /** What is found at a spot, given as `result` gives values. */
  found(spot: Spot): Evaluate
  /** An operand: a value of the mapping that the directive works on. */
  value(value: unknown): Evaluate
  /** A value of the mapping that the directive gives as it is; see `forwards`. */
  result(value: unknown): Evaluate
  /** As `result`, for a value that is resolved on something else and becomes an element of a list. */
  element(value: unknown): EvaluateDerived
  /** As `value`, for an operand that is resolved on something else than the payload. */
  derived(value: unknown): EvaluateDerived
  /**
   * A whole mapping on its own, with the check of the data.
   *
   * @throws what the check of the mapping throws
   */
  transform(mapping: Record<string, unknown>): (payload: unknown) => unknown
}

/** What a directive reads, found without an event. Operands of a wrong shape have no references. */
export interface References {
  /** The keys of the event as the operand writes them, for showing to people. */
  keys?: string[]
  /** The same as paths that `get` takes; `''`, the whole event, where the path is only known when resolving. */
  paths?: string[]
  /** Values in the operand that are resolved on the same payload. */
  values?: unknown[]
  /** Values in the operand that are resolved on something else: an element of a list, or the output of a mapping. */
  derived?: unknown[]
}

/** One directive of the mapping language. */
export interface DirectiveDefinition {
  /**
   * Gives the value for a payload; `undefined` drops the field.
   *
   * @param operand the value of the directive's key, as the mapping has it: it was not validated where it is in an array
   * @param payload the event, or an element of it
   * @param statsContext where metrics go
   * @throws MappingError for operands that cannot be evaluated
   */
  evaluate(operand: unknown, payload: unknown, interpreter: Interpreter, statsContext?: StatsContext): unknown
  /**
   * Makes a function that gives what `evaluate` gives for this operand. Where it throws, `evaluate` is called for the
   * error.
   *
   * @returns `undefined` where `evaluate` is to be called all the same
   */
  compile?(operand: unknown, compiler: Compiler): Evaluate | undefined
  /** Whether `compile` gives nothing but what `path`, `result` and `element` gave, so that it need not be copied. Default: no. */
  forwards?: boolean
  /** Checks the operand when the mapping is validated. */
  validate: Check
  /** Lists what the operand reads. */
  references(operand: unknown): References
}
