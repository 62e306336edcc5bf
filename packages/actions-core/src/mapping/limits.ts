import { MappingError } from './errors'

/** Most levels of objects and arrays that a mapping may be nested. */
export const MAX_MAPPING_DEPTH = 100

/** Most values that a mapping may hold: every scalar, object and array in it counts as one. */
export const MAX_MAPPING_SIZE = 10_000

/** Most levels of objects and arrays that are copied from the data of an event. */
export const MAX_DATA_DEPTH = 500

/** Most values that are copied for one payload. Only a mapping that multiplies its input comes near. */
export const MAX_DATA_SIZE = 1_000_000

/** Most characters of a template (`@template`). */
export const MAX_TEMPLATE_LENGTH = 100_000

/** Most characters of a Liquid template (`@liquid`). */
export const MAX_LIQUID_LENGTH = 1000

/** Most characters of `pattern` and `pattern2` of `@replace`. */
export const MAX_PATTERN_LENGTH = 10

/** Most characters of `replacement` and `replacement2` of `@replace`. */
export const MAX_REPLACEMENT_LENGTH = 10

/**
 * Checks that a mapping is small enough to be walked. A mapping that contains itself is too deep.
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
 * Checks how deep a copy of event data has gone. Data that contains itself comes here as well.
 *
 * @param depth the level of the object or array about to be copied, 1 for the outermost
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
    throw new MappingError(`The mapping gives more than ${MAX_DATA_SIZE} values. Map a part of the event.`)
  }
}
