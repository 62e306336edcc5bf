import { MappingError } from './errors'

/** How many levels deep a mapping may be nested. */
export const MAX_MAPPING_DEPTH = 100

/** How many values a mapping may hold. Every scalar, object and array counts as one. */
export const MAX_MAPPING_SIZE = 10_000

/** How many levels deep copied event data may be nested. */
export const MAX_DATA_DEPTH = 500

/** How many values one payload may hold. Only a mapping that multiplies its input comes near. */
export const MAX_DATA_SIZE = 1_000_000

/** The maximum number of characters of a template (`@template`). */
export const MAX_TEMPLATE_LENGTH = 100_000

/** The maximum number of characters of a Liquid template (`@liquid`). */
export const MAX_LIQUID_LENGTH = 1000

/** The maximum number of characters of `pattern` and `pattern2` of `@replace`. */
export const MAX_PATTERN_LENGTH = 10

/** The maximum number of characters of `replacement` and `replacement2` of `@replace`. */
export const MAX_REPLACEMENT_LENGTH = 10

/**
 * Checks the size of a mapping. One that contains itself is too deep.
 *
 * @throws MappingError over {@link MAX_MAPPING_DEPTH} levels or {@link MAX_MAPPING_SIZE} values
 */
export function checkMappingLimits(mapping: unknown): void {
  let size = 0
  const visit = (value: unknown, depth: number): void => {
    if (++size > MAX_MAPPING_SIZE) {
      throw new MappingError(`The mapping holds more than ${MAX_MAPPING_SIZE} values. Map fewer fields.`)
    }
    if (typeof value !== 'object' || value === null) return
    if (depth > MAX_MAPPING_DEPTH) {
      throw new MappingError(
        `The mapping is nested more than ${MAX_MAPPING_DEPTH} levels deep. Spread it over more fields.`
      )
    }
    for (const child of Object.values(value)) visit(child, depth + 1)
  }
  visit(mapping, 1)
}

/**
 * Checks the depth of event data that is being copied. Data that contains itself is too deep.
 *
 * @param depth the level of the object or array that comes next, 1 for the outermost
 * @throws MappingError over {@link MAX_DATA_DEPTH} levels
 */
export function checkDataDepth(depth: number): void {
  if (depth > MAX_DATA_DEPTH) {
    throw new MappingError(
      `The mapped data is nested more than ${MAX_DATA_DEPTH} levels deep or contains itself. Map a part of it.`
    )
  }
}

/**
 * Checks how many values a copy of event data holds so far.
 *
 * @throws MappingError over {@link MAX_DATA_SIZE} values
 */
export function checkDataSize(size: number): void {
  if (size > MAX_DATA_SIZE) {
    throw new MappingError(`The mapping makes more than ${MAX_DATA_SIZE} values. Map a part of the event.`)
  }
}
