import type { StatsContext } from '../context'
import { isArray, isObject, realTypeOf } from '../real-type-of'
import { checkedMapping } from './checked-mapping'
import { directiveName } from './directive-name'
import { directives } from './directives'
import type { Compiler, Evaluate, Frame } from './directives/directive'
import { MappingError } from './errors'
import { interpreter, withFieldKeys } from './interpret'
import { Reader } from './reader'
import { copyOf, removeUndefined } from './remove-undefined'
import { isSafeKey } from './safe-key'

/** A mapping as a function of an event. */
export type CompiledMapping = (event: unknown, statsContext?: StatsContext) => unknown

/**
 * Makes a function of a mapping that does what `interpret` does, in values and in errors, without walking the mapping
 * again and without looking at the type of the event.
 *
 * @throws what `interpret` throws for any event
 */
export function compileMapping(mapping: unknown): CompiledMapping {
  const checked = checkedMapping(mapping)
  const scope = new Scope()
  if (directiveName(checked) !== undefined) {
    const evaluate = scope.node(checked, [])
    return (event, statsContext) => removeUndefined(evaluate(scope.open(event, statsContext)))
  }
  const { keys, members } = scope.members(checked, [])
  return (event, statsContext) => {
    const frame = scope.open(event, statsContext)
    // All are evaluated before any is copied, so that of two errors the same one comes first as in the interpreter.
    const values = members.map((evaluate) => evaluate(frame))
    const size = { values: 1 + values.length }
    const payload: Record<string, unknown> = {}
    for (let index = 0; index < keys.length; index++) {
      const value = values[index]
      if (value !== undefined) payload[keys[index]] = copyOf(value, 2, size)
    }
    return payload
  }
}

/** The parts of a mapping that look at the same payload. */
class Scope implements Compiler {
  private readonly reader = new Reader()

  /** Reads what the parts will ask for. */
  open(payload: unknown, statsContext?: StatsContext): Frame {
    return { payload, values: this.reader.read(payload), statsContext }
  }

  path(path: string): Evaluate {
    const place = this.reader.placeOf(path)
    return place === 0 ? (frame) => frame.payload : (frame) => frame.values[place]
  }

  value(value: unknown): Evaluate {
    return this.node(value, undefined)
  }

  derived(value: unknown): (payload: unknown) => unknown {
    const scope = new Scope()
    const evaluate = scope.value(value)
    return (payload) => evaluate(scope.open(payload))
  }

  transform(mapping: Record<string, unknown>): ((payload: unknown) => unknown) | undefined {
    let compiled: CompiledMapping
    try {
      compiled = compileMapping(mapping)
    } catch {
      return undefined
    }
    return (payload = {}) => compiled(checkedData(payload))
  }

  /** @param keys lead to the value, for the tags of metrics; undefined in operands, whose metrics are not sent */
  node(value: unknown, keys: string[] | undefined): Evaluate {
    if (isArray(value)) {
      const elements = value.map((element) => this.node(element, keys))
      return (frame) => elements.map((evaluate) => evaluate(frame))
    }
    if (!isObject(value)) return () => value
    const name = directiveName(value)
    return name === undefined ? this.object(value, keys) : this.directive(name, value[name], keys)
  }

  /** The values of an object's keys, `__proto__` left out. */
  members(object: Record<string, unknown>, keys: string[] | undefined): { keys: string[]; members: Evaluate[] } {
    const names = Object.keys(object).filter(isSafeKey)
    return { keys: names, members: names.map((name) => this.node(object[name], keys && [...keys, name])) }
  }

  private object(object: Record<string, unknown>, above: string[] | undefined): Evaluate {
    const { keys, members } = this.members(object, above)
    return (frame) => {
      const resolved: Record<string, unknown> = {}
      for (let index = 0; index < keys.length; index++) resolved[keys[index]] = members[index](frame)
      return resolved
    }
  }

  private directive(name: string, operand: unknown, keys: string[] | undefined): Evaluate {
    const directive = directives[name]
    if (!directive) {
      return () => {
        throw new MappingError(`${name} is not a valid directive, got undefined`)
      }
    }
    const compiled = directive.compile?.(operand, this)
    if (compiled) return compiled
    return ({ payload, statsContext }) =>
      directive.evaluate(operand, payload, interpreter, keys && statsContext && withFieldKeys(statsContext, keys))
  }
}

/**
 * Gives data that a mapping can be resolved on.
 *
 * @throws MappingError for anything but an object
 */
export function checkedData(data: unknown): Record<string, unknown> {
  if (!isObject(data)) throw new MappingError(`data must be an object, got ${realTypeOf(data)}`)
  return data
}
