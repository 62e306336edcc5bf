import { PayloadValidationError } from '@segment/actions-core'

/** How deep objects may be nested: deeper ones are a mistake in a mapping, or have themselves in them. */
const MAX_DEPTH = 15

/**
 * Flattens an object or a list into attributes with paths for names: `{ a: { b: [1] } }` becomes `{ 'a.b.0': 1 }`. A null
 * becomes an empty text under its name and `.null`. Empty objects and lists have no attributes.
 *
 * @returns no attributes for `undefined`
 * @throws PayloadValidationError for objects that are nested too deep
 */
export function flatten(data: object | undefined): Record<string, unknown> {
  return Object.fromEntries(attributesOf(data ?? {}, '', 0))
}

function attributesOf(data: object, prefix: string, depth: number): [string, unknown][] {
  if (depth > MAX_DEPTH) {
    throw new PayloadValidationError(
      `The object '${prefix}' is nested deeper than ${MAX_DEPTH} levels. Map less of it.`
    )
  }
  return Object.entries(data).flatMap(([key, value]: [string, unknown]): [string, unknown][] => {
    const name = `${prefix}${key}`
    if (value === null) return [[`${name}.null`, '']]
    return typeof value === 'object' ? attributesOf(value, `${name}.`, depth + 1) : [[name, value]]
  })
}
