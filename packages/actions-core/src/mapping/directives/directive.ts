import type { StatsContext } from '../../host'
import { MappingError } from '../errors'
import type { Evaluation } from '../evaluation'
import type { Parent, Slot } from '../path-table'
import type { Check } from '../checks'

/** The input of a compiled mapping: one payload, and the objects in it that paths lead to. */
export interface Frame {
  readonly payload: unknown
  /** The objects, by the number that slots have for them. */
  readonly parents: readonly Parent[]
  /** The state of the evaluation, with the limits that all directives share. */
  readonly evaluation: Evaluation
  /** Receives metrics of directives. */
  readonly statsContext: StatsContext | undefined
}

/** A part of a mapping as a function. */
export interface Evaluate {
  (frame: Frame): unknown
  /**
   * The slot of the value, if this function only looks it up. An object that contains it then saves the call, which is 15%
   * of the time of 55 directives.
   */
  readonly slot?: Slot
}

/** A part of a mapping as a function of something other than the payload of the frame. */
export type EvaluateDerived = (payload: unknown, frame: Frame) => unknown

/** Compiles the operand of a directive. */
export interface Compiler {
  /** Compiles an operand: a value of the mapping that the directive works on. It can be a part of the event. */
  value(value: unknown): Evaluate
  /** Compiles the operand at a path of the payload, as `get` finds it. */
  find(path: string): Evaluate
  /** Compiles a value of the mapping that the directive returns unchanged; see `forwards`. */
  result(value: unknown): Evaluate
  /** Compiles the value at a path of the payload, as the result of the directive. */
  findResult(path: string): Evaluate
  /** Like `result`, for the shape of list elements, which is evaluated on an element. */
  element(shape: unknown): EvaluateDerived
  /** Like `value`, for an operand that is evaluated on something other than the payload. */
  derived(value: unknown): EvaluateDerived
  /** Compiles a whole mapping on its own. Running it checks the mapping and its payload, which is `{}` by default. */
  transform(mapping: Record<string, unknown>): EvaluateDerived
  /** Converts a function that returns an operand, such as a part of the event, to one that returns a result. */
  copied(evaluate: Evaluate): Evaluate
}

/** What a directive reads, determined without an event. Operands of a wrong shape have no references. */
export interface References {
  /** The keys of the event as the operand spells them, for display. */
  keys?: string[]
  /** The same as paths for `get`; `''`, the whole event, if the path is only known at run time. */
  paths?: string[]
  /** Values in the operand that are evaluated on the same payload. */
  values?: unknown[]
  /** Values in the operand that are evaluated on something else: a list element, or the output of a mapping. */
  derived?: unknown[]
}

/** One directive of the mapping language. */
export interface DirectiveDefinition {
  /**
   * Compiles the directive to a function of a payload. A result `undefined` drops the field.
   *
   * The operand is unchecked if the directive is in an array. For an operand that cannot be evaluated this returns a
   * function that throws a MappingError, so that only events that reach it fail; see {@link failing}.
   *
   * @param operand the value of the directive's key in the mapping
   * @param keys the path to the directive, for the tags of metrics; undefined inside other directives, which send none
   */
  compile(operand: unknown, compiler: Compiler, keys?: readonly string[]): Evaluate
  /** Whether all results come from the compiler's methods for results, so that they are not copied. Default: false. */
  forwards?: boolean
  /** Checks the operand when the mapping is validated. */
  validate: Check
  /** Lists what the operand reads. */
  references(operand: unknown): References
}

/** Returns the compiled form of an operand that cannot be evaluated. */
export function failing(message: string): Evaluate {
  return () => {
    throw new MappingError(message)
  }
}
