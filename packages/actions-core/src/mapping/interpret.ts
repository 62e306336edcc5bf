import type { StatsContext } from '../host'
import { isArray, isObject, realTypeOf } from '../data/values'
import { checkedMapping } from './checked-mapping'
import { directiveName } from './directive-name'
import { directives } from './directives'
import type { Interpreter } from './directives/directive'
import { MappingError } from './errors'
import { removeUndefined } from './remove-undefined'
import { isSafeKey } from './safe-key'

/**
 * The mapping language in its plainest form: walks the mapping for each event. It defines what the compiled form gives.
 *
 * @throws what `transform` throws, except for the type of the data
 */
export function interpret(mapping: unknown, data: unknown, statsContext?: StatsContext): unknown {
  return removeUndefined(resolve(checkedMapping(mapping), data, statsContext))
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

/** What directives ask for when they are interpreted. */
const interpreter: Interpreter = {
  resolve: (value, payload) => resolve(value, payload),
  transform: (mapping, payload) => interpret(mapping, checkedData(payload === undefined ? {} : payload))
}

/**
 * Gives what a value of a checked mapping resolves to, before undefined values are removed.
 *
 * @throws MappingError for operands that cannot be evaluated
 */
export function resolve(value: unknown, payload: unknown, statsContext?: StatsContext): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isArray(value)) return value.map((element) => resolve(element, payload, statsContext))
  if (!isObject(value)) return value

  const name = directiveName(value)
  if (name !== undefined) {
    const directive = directives[name]
    if (!directive) throw new MappingError(`${name} is not a valid directive, got undefined`)
    return directive.evaluate(value[name], payload, interpreter, statsContext)
  }

  const resolved: Record<string, unknown> = {}
  for (const key of Object.keys(value).filter(isSafeKey)) {
    resolved[key] = resolve(value[key], payload, statsContext && withFieldKeys(statsContext, [key]))
  }
  return resolved
}

/** The context for the value of keys; the host's own context and its tags stay as they are. */
export function withFieldKeys(statsContext: StatsContext, keys: readonly string[]): StatsContext {
  const { statsClient, tags } = statsContext
  return tags ? { statsClient, tags: [...tags, ...keys.map((key) => `fieldKey:${key}`)] } : statsContext
}
