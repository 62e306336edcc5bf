import { isObject } from '../data/values'
import { MappingError } from './errors'

/** The key of a mapping whose directive takes all other keys as its `mapping`. */
const ROOT_DIRECTIVE_KEY = '__segment_internal_directive'

/**
 * Puts the directive under {@link ROOT_DIRECTIVE_KEY} in the place of the whole mapping, with the other keys as the
 * `mapping` of its operand. Made for `@transform`; a directive that reads no `mapping` loses the other keys.
 *
 * @returns a new mapping, or the same where the key is not there
 * @throws MappingError where the key does not hold one directive whose operand is an object
 */
export function unwrapRoot(mapping: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(mapping, ROOT_DIRECTIVE_KEY)) return mapping
  const { [ROOT_DIRECTIVE_KEY]: root, ...rest } = mapping
  const members = isObject(root) ? Object.entries(root) : []
  if (members.length > 1) throw new MappingError('The root mapping must only have a single directive object')
  const [name, operand] = members[0] ?? []
  if (name === undefined || !isObject(operand)) throw new MappingError('The root directive must be an object')
  return { [name]: { ...operand, mapping: rest } }
}
