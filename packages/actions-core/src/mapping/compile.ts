import type { StatsContext } from '../host'
import { isArray, isObject } from '../data/values'
import { checkedMapping } from './checked-mapping'
import { directiveName } from './directive-name'
import { directives } from './directives'
import type { Compiler, Evaluate, EvaluateDerived, Frame } from './directives/directive'
import { checkedData, interpret, resolve, withFieldKeys } from './interpret'
import { elementMaker, objectMaker, settled } from './members'
import { isWhole } from './path'
import { Reader, valueAt, type Spot } from './reader'
import { copyOf, newCopying } from './remove-undefined'
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
      const copying = newCopying()
      return evaluate({ payload: event, parents: reader.read(event, copying.isClean), copying, statsContext })
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

  spot(path: string): Spot {
    return this.reader.spotOf(path)
  }

  path(path: string): Evaluate {
    const { depth } = this
    if (isWhole(path)) return ({ payload, copying }) => settled(payload, depth, copying)
    return this.found(this.spot(path))
  }

  found(spot: Spot): Evaluate {
    const { depth } = this
    return Object.assign(({ parents, copying }: Frame) => settled(valueAt(spot, parents), depth, copying), { spot })
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
    const values = keys.map((key) => this.below(key).result(object[key]))
    const spots = values.map(({ spot }) => spot)
    const members = { keys, values, spots, depth: this.depth && this.depth + 1 }
    return Object.assign(objectMaker(members), { members })
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
    return depth === undefined ? evaluate : (frame) => copyOf(evaluate(frame), depth, frame.copying)
  }
}

function evaluateDerived(value: unknown, depth?: number): EvaluateDerived {
  const reader = new Reader()
  const evaluate = new MappingCompiler(reader, depth).result(value)
  const makeElement = evaluate.members && elementMaker(evaluate.members)
  return (payload, { copying }) => {
    if (makeElement && copying.isClean && typeof payload === 'object' && payload !== null) {
      // Elements of a list are alike. What V8 learns of them by this look makes the next line fast.
      void payload.constructor
      if (Object.getPrototypeOf(payload) === Object.prototype)
        return makeElement(payload as Record<string, unknown>, copying)
    }
    return evaluate({ payload, parents: reader.read(payload, copying.isClean), copying, statsContext: undefined })
  }
}
