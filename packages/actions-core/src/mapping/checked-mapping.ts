import { isObject, realTypeOf } from '../data/values'
import { MappingTypeError } from './errors'
import { unwrapRoot } from './root'
import { validate } from './validate'

/**
 * Checks a mapping before it is resolved.
 *
 * @returns the mapping itself, or a new one where a directive at its root takes the other keys
 * @throws MappingTypeError for `null` and `undefined`
 * @throws MappingError, ValidationError or ValidationErrors as `transform` does
 */
export function checkedMapping(mapping: unknown): Record<string, unknown> {
  if (mapping === null || mapping === undefined) {
    throw new MappingTypeError(`mapping must be an object, got ${realTypeOf(mapping)}`)
  }
  // Lists and texts count as objects by position, other scalars as empty ones.
  const unwrapped = unwrapRoot(isObject(mapping) ? mapping : { ...mapping })
  validate(unwrapped)
  return unwrapped
}
