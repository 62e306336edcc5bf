import type { StatsContext } from '../../host'
import type { Copying } from '../copy'
import { MappingError } from '../errors'
import type { Parent, Slot } from '../path-table'
import type { Check } from '../checks'

/** What a compiled mapping works on: one payload, and the objects in it that paths lead into. */
export interface Frame {
  readonly payload: unknown
  /** The objects, numbered as the slots number them. */
  readonly parents: readonly Parent[]
  /** The state of the payload that is being made. */
  readonly copying: Copying
  /** Where metrics of directives go. */
  readonly statsContext: StatsContext | undefined
}

/** A part of a mapping as a function. */
export interface Evaluate {
  (frame: Frame): unknown
  /** Where the value is, if this function only looks it up. An object that holds it then saves the call. */
  readonly slot?: Slot
}

/** A part of a mapping as a function of something other than the payload of the frame. */
export type EvaluateDerived = (payload: unknown, frame: Frame) => unknown

/** What a directive compiles its operand with. */
export interface Compiler {
  /** An operand: a value of the mapping that the directive works on. It may be a part of the event. */
  value(value: unknown): Evaluate
  /** The operand at a path of the payload, as `get` finds it. */
  find(path: string): Evaluate
  /** A value of the mapping that the directive returns unchanged; see `forwards`. */
  result(value: unknown): Evaluate
  /** The value at a path of the payload, as the result of the directive. */
  findResult(path: string): Evaluate
  /** As `result`, for the shape of list elements: it is evaluated on an element. */
  element(shape: unknown): EvaluateDerived
  /** As `value`, for an operand that is evaluated on something other than the payload. */
  derived(value: unknown): EvaluateDerived
  /** A whole mapping on its own. Running it checks the mapping and its payload, which is `{}` by default. */
  transform(mapping: Record<string, unknown>): (payload: unknown) => unknown
  /** Turns a function that returns an operand, such as a part of the event, into one that returns a result. */
  copied(evaluate: Evaluate): Evaluate
}

/** What a directive reads, found without an event. Operands of a wrong shape have no references. */
export interface References {
  /** The keys of the event as the operand writes them, for showing to people. */
  keys?: string[]
  /** The same as paths that `get` takes; `''`, the whole event, where the path is only known at run time. */
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
   * The operand is unchecked where the directive stands in an array. For one that cannot be evaluated this returns a
   * function that throws a MappingError, so that only events that reach it fail; see {@link failing}.
   *
   * @param operand the value of the directive's key, as the mapping has it
   * @param keys lead to the directive, for the tags of metrics; undefined inside other directives, which send none
   */
  compile(operand: unknown, compiler: Compiler, keys?: readonly string[]): Evaluate
  /** Whether all results come from the compiler's methods for results, so that they need no copy. Default: false. */
  forwards?: boolean
  /** Checks the operand when the mapping is validated. */
  validate: Check
  /** Lists what the operand reads. */
  references(operand: unknown): References
}

/** The compiled form of an operand that cannot be evaluated. */
export function failing(message: string): Evaluate {
  return () => {
    throw new MappingError(message)
  }
}
