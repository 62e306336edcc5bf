import type { ErrorObject } from 'ajv'

/** How a message names the value that it is about: by the field's label, or by one of several notations of its path. */
export type FieldLabels = 'instancePath' | 'js' | 'jsonPath' | 'jsonPointer' | 'title'

/**
 * Turns a JSON pointer (RFC 6901) into JSONPath: `$` for the whole, `.key` with dots in the key escaped by a backslash,
 * `[n]` for numbers. `/a.b/0` gives `$.a\.b[0]`.
 */
export function jsonPath(pointer: string): string {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key.replaceAll('.', '\\.')}`))
  return `$${steps.join('')}`
}

/**
 * The subject of a message about an ajv error: the title of the schema, or where the value stands.
 *
 * @throws Error for a notation that does not exist.
 */
export function humanizePath(error: ErrorObject, fieldLabels: FieldLabels): string {
  const { instancePath: pointer, parentSchema } = error
  switch (fieldLabels) {
    case 'title':
      return parentSchema?.title || whereIs(pointer, pointer)
    case 'jsonPointer':
    case 'instancePath':
      return whereIs(pointer, pointer)
    case 'js':
      return whereIs(pointer, jsonPath(pointer).slice(1))
    case 'jsonPath':
      return `the value at ${jsonPath(pointer)}`
    default:
      throw new Error(`invalid fieldLabels value: ${String(fieldLabels)}`)
  }
}

function whereIs(pointer: string, place: string): string {
  return pointer === '' ? 'the root value' : `the value at ${place}`
}
