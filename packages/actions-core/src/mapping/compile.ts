import type { StatsContext } from '../context'
import { isArray, isObject } from '../real-type-of'
import { checkedMapping } from './checked-mapping'
import { directiveName } from './directive-name'
import { directives } from './directives'
import type { Compiler, Evaluate, EvaluateDerived, Frame } from './directives/directive'
import { checkedData, interpret, resolve, withFieldKeys } from './interpret'
import { checkDataSize } from './limits'
import { Reader } from './reader'
import { copyOf } from './remove-undefined'
import { roomyObject } from './roomy'
import { isSafeKey } from './safe-key'

/** A mapping as a function of an event. */
export type CompiledMapping = (event: unknown, statsContext?: StatsContext) => unknown

/**
 * Makes a function of a mapping that gives what `interpret` gives, without walking the mapping for each event. Where it
 * fails the mapping is interpreted, which says what is wrong.
 *
 * @throws what `interpret` throws whatever the event is
 */
export function compileMapping(mapping: unknown): CompiledMapping {
  const checked = checkedMapping(mapping)
  const reader = new Reader()
  const evaluate = new MappingCompiler(reader, 1, []).result(checked)
  return (event, statsContext) => {
    try {
      return evaluate({ payload: event, values: reader.read(event), size: { values: 1 }, statsContext })
    } catch {
      return interpret(checked, event)
    }
  }
}

/** Compiles the parts of a mapping that look at the same payload. */
class MappingCompiler implements Compiler {
  private readonly reader: Reader
  private readonly depth?: number
  private readonly keys?: readonly string[]

  /**
   * @param depth the level that the results have in the payload of an action; undefined for operands of directives,
   *   which are passed on as they are found
   * @param keys lead to the results, for the tags of metrics; undefined where no metrics are sent
   */
  constructor(reader: Reader, depth?: number, keys?: readonly string[]) {
    this.reader = reader
    this.depth = depth
    this.keys = keys
  }

  place(path: string): number {
    return this.reader.placeOf(path)
  }

  path(path: string): Evaluate {
    const place = this.place(path)
    const { depth } = this
    return Object.assign((frame: Frame) => read(place, frame, depth), { place })
  }

  value(value: unknown): Evaluate {
    return new MappingCompiler(this.reader).result(value)
  }

  result(value: unknown): Evaluate {
    if (isArray(value)) {
      const elements = value.map((element) => this.below().result(element))
      return (frame) => elements.map((evaluate) => evaluate(frame))
    }
    if (!isObject(value)) return () => value
    const name = directiveName(value)
    return name === undefined ? this.object(value) : this.directive(name, value)
  }

  element(shape: unknown): EvaluateDerived {
    return evaluateDerived(shape, this.depth && this.depth + 1)
  }

  derived(value: unknown): EvaluateDerived {
    return evaluateDerived(value)
  }

  transform(mapping: Record<string, unknown>): (payload: unknown) => unknown {
    const compiled = compileMapping(mapping)
    return (payload = {}) => compiled(checkedData(payload))
  }

  /** The compiler for what stands in an array, or under a key of an object. */
  private below(...key: string[]): MappingCompiler {
    return new MappingCompiler(this.reader, this.depth && this.depth + 1, this.keys && [...this.keys, ...key])
  }

  private object(object: Record<string, unknown>): Evaluate {
    const keys = Object.keys(object).filter(isSafeKey)
    const below = this.depth && this.depth + 1
    const members = keys.map((key) => this.below(key).result(object[key]))
    const places = members.map(({ place }) => place)
    const Made = roomyObject()
    return (frame) => {
      checkDataSize((frame.size.values += keys.length))
      const made = new Made()
      for (let index = 0; index < keys.length; index++) {
        const place = places[index]
        const value = place === undefined ? members[index](frame) : read(place, frame, below)
        // Directives tell an undefined member of their operand from a missing one.
        if (value !== undefined || below === undefined) made[keys[index]] = value
      }
      return made
    }
  }

  private directive(name: string, value: Record<string, unknown>): Evaluate {
    const { depth, keys } = this
    const directive = directives[name]
    const compiled = directive?.compile?.(value[name], new MappingCompiler(this.reader, depth))
    if (compiled && (directive?.forwards || depth === undefined)) return compiled
    const evaluate: Evaluate =
      compiled ??
      (({ payload, statsContext }) =>
        resolve(value, payload, keys && statsContext && withFieldKeys(statsContext, keys)))
    return depth === undefined ? evaluate : (frame) => copyOf(evaluate(frame), depth, frame.size)
  }
}

/** The value at a place, as a copy where it becomes a part of the payload. */
function read(place: number, { values, size }: Frame, depth: number | undefined): unknown {
  const value = values[place]
  return typeof value === 'object' && depth !== undefined ? copyOf(value, depth, size) : value
}

function evaluateDerived(value: unknown, depth?: number): EvaluateDerived {
  const reader = new Reader()
  const evaluate = new MappingCompiler(reader, depth).result(value)
  return (payload, { size }) => evaluate({ payload, values: reader.read(payload), size })
}
