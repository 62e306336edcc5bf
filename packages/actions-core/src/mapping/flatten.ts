import { isArray, isObject } from '../data/values'
import { checkDataDepth } from './limits'
import { isSafeKey, setKey } from './safe-key'

/**
 * Makes one level of nested objects and arrays: `{ a: { b: [1] } }` becomes `{ 'a.b.0': 1 }`. Empty objects and arrays
 * disappear, and so does everything below a key `__proto__`. Takes time linear in the size of the input.
 *
 * @param input an object or array; another value becomes the value of the key `prefix`
 * @param prefix comes before every key
 * @param separator joins the keys of the levels; none follows an empty key at the front
 * @param ignoreArrays keeps arrays whole
 * @throws MappingError for an input nested more than 500 levels deep, or containing itself
 */
export function flattenObject(
  input: unknown,
  prefix = '',
  separator = '.',
  ignoreArrays = false
): Record<string, unknown> {
  const flat: Record<string, unknown> = {}
  const visit = (value: unknown, path: string, depth: number): void => {
    if (!isObject(value) && (ignoreArrays || !isArray(value))) return setKey(flat, path, value)
    checkDataDepth(depth)
    for (const [key, child] of Object.entries(value)) {
      if (isSafeKey(key)) visit(child, path ? path + separator + key : key, depth + 1)
    }
  }
  visit(input, prefix, 1)
  return flat
}
