import type { StatsContext } from '../host'
import type { JSONObject } from '../data/json'
import { roomyObject } from '../data/v8'
import { isArray, isObject, isSafeKey, realTypeOf } from '../data/values'
import { directiveName } from './checks'
import { copyOf } from './copy'
import { directives } from './directives'
import { failing, type Compiler, type Evaluate, type EvaluateDerived, type Frame } from './directives/directive'
import { MappingError } from './errors'
import { Evaluation } from './evaluation'
import { isWhole } from './path'
import { PathTable, valueAt } from './path-table'
import { checkedMapping } from './validate'

// The evaluator of the mapping language, and its definition. A mapping becomes one function, composed of a function for
// each of its parts. What does not depend on an event is computed once, here.

/** A mapping as a function of an event. A mapping inside another continues the evaluation of that one. */
export type CompiledMapping = (event: unknown, statsContext?: StatsContext, evaluation?: Evaluation) => JSONObject

/**
 * Checks and compiles a mapping.
 *
 * @throws MappingTypeError for `null` and `undefined`
 * @throws MappingError, ValidationError or ValidationErrors as `transform` does
 */
export function compileMapping(mapping: unknown): CompiledMapping {
  const checked = checkedMapping(mapping)
  const paths = new PathTable()
  const evaluate = new MappingCompiler(paths, 1, []).result(checked)
  return (event, statsContext, evaluation = new Evaluation()) =>
    evaluate({
      payload: event,
      parents: paths.read(event, evaluation.isClean),
      evaluation,
      statsContext
    }) as JSONObject
}

/**
 * Checks the data that a mapping is evaluated on, and returns it.
 *
 * @throws MappingError for anything but an object
 */
export function checkedData(data: unknown): Record<string, unknown> {
  if (!isObject(data)) throw new MappingError(`data must be an object, got ${realTypeOf(data)}`)
  return data
}

/** Compiles the parts of a mapping that are evaluated on the same payload. */
class MappingCompiler implements Compiler {
  /**
   * @param depth the level of the results in the final payload, where they must be copies; undefined for operands of
   *   directives, which can be parts of the event
   * @param keys the path to the results, for the tags of metrics; undefined if no metrics are sent
   */
  constructor(
    private readonly paths: PathTable,
    private readonly depth?: number,
    private readonly keys?: readonly string[]
  ) {}

  result(value: unknown): Evaluate {
    if (isArray(value)) {
      const elements = value.map((element) => this.below().result(element))
      return (frame) => {
        frame.evaluation.addValues(elements.length)
        return elements.map((evaluate) => {
          const element = evaluate(frame)
          if (typeof element === 'string') frame.evaluation.addCharacters(element.length)
          return element
        })
      }
    }
    if (!isObject(value)) return () => value
    const name = directiveName(value)
    return name === undefined ? this.object(value) : this.directive(name, value[name])
  }

  value(value: unknown): Evaluate {
    return new MappingCompiler(this.paths).result(value)
  }

  findResult(path: string): Evaluate {
    if (isWhole(path)) return this.copied(({ payload }) => payload)
    const { depth } = this
    const slot = this.paths.slotOf(path)
    return Object.assign((frame: Frame) => copiedForPayload(valueAt(slot, frame.parents), depth, frame), { slot })
  }

  find(path: string): Evaluate {
    return new MappingCompiler(this.paths).findResult(path)
  }

  element(shape: unknown): EvaluateDerived {
    return compileDerived(shape, this.depth && this.depth + 1)
  }

  derived(value: unknown): EvaluateDerived {
    return compileDerived(value)
  }

  transform(mapping: Record<string, unknown>): EvaluateDerived {
    let compiled: CompiledMapping | undefined
    return (payload = {}, { evaluation }) => {
      const data = checkedData(payload)
      compiled ??= compileMapping(mapping)
      return compiled(data, undefined, evaluation)
    }
  }

  copied(evaluate: Evaluate): Evaluate {
    const { depth } = this
    return depth === undefined ? evaluate : (frame) => copyOf(evaluate(frame), depth, frame.evaluation)
  }

  /** Returns the compiler for the elements of an array, or for the value under a key of an object. */
  private below(...key: string[]): MappingCompiler {
    return new MappingCompiler(this.paths, this.depth && this.depth + 1, this.keys && [...this.keys, ...key])
  }

  private directive(name: string, operand: unknown): Evaluate {
    const directive = directives[name]
    if (!directive) return failing(`${name} is not a valid directive, got undefined`)
    const evaluate = directive.compile(operand, new MappingCompiler(this.paths, this.depth), this.keys)
    return directive.forwards ? evaluate : this.copied(evaluate)
  }

  private object(object: Record<string, unknown>): Evaluate {
    const keys = Object.keys(object).filter(isSafeKey)
    const values = keys.map((key) => this.below(key).result(object[key]))
    const slots = values.map(({ slot }) => slot)
    const plan: ObjectPlan = { keys, values, slots, depth: this.depth && this.depth + 1, Made: roomyObject() }
    return (frame) => makeObject(plan, frame)
  }
}

interface ObjectPlan {
  keys: readonly string[]
  values: readonly Evaluate[]
  slots: readonly Evaluate['slot'][]
  depth: number | undefined
  Made: new () => Record<string, unknown>
}

function makeObject({ keys, values, slots, depth, Made }: ObjectPlan, frame: Frame): Record<string, unknown> {
  const { parents, evaluation } = frame
  evaluation.addValues(keys.length)
  const made = new Made()
  let characters = 0
  for (let index = 0; index < keys.length; index++) {
    const slot = slots[index]
    const value = slot === undefined ? values[index](frame) : copiedForPayload(valueAt(slot, parents), depth, frame)
    // Directives distinguish an undefined member of their operand from a missing one.
    if (value !== undefined || depth === undefined) made[keys[index]] = value
    if (typeof value === 'string') characters += value.length
  }
  evaluation.addCharacters(characters)
  return made
}

/** Returns a value of the event: unchanged for an operand, copied for the payload. */
function copiedForPayload(value: unknown, depth: number | undefined, { evaluation }: Frame): unknown {
  return typeof value === 'object' && depth !== undefined ? copyOf(value, depth, evaluation) : value
}

/** Compiles a value that is evaluated on something other than the event. */
function compileDerived(value: unknown, depth?: number): EvaluateDerived {
  const paths = new PathTable()
  const evaluate = new MappingCompiler(paths, depth).result(value)
  return (payload, { evaluation }) =>
    evaluate({ payload, parents: paths.read(payload, evaluation.isClean), evaluation, statsContext: undefined })
}
