import { MappingError } from './errors'

/** The maximum nesting of a mapping, in levels. */
export const MAX_MAPPING_DEPTH = 100

/** The maximum number of values in a mapping. Every scalar, object and array counts as one. */
export const MAX_MAPPING_SIZE = 10_000

/** The maximum nesting of copied event data, in levels. */
export const MAX_DATA_DEPTH = 500

/** The maximum number of values that a mapping may make for one event. */
export const MAX_DATA_SIZE = 1_000_000

/** The maximum number of characters, in keys and texts, that a mapping may make for one event. */
export const MAX_DATA_LENGTH = 10_000_000

/**
 * The maximum length of a key of flattened data. V8 gives all keys of the same length above 16,383 characters the same
 * hash, so a few thousand of them take seconds.
 */
export const MAX_KEY_LENGTH = 10_000

/** The maximum number of steps of the Liquid templates of a mapping for one event. A step is about a character of text. */
export const MAX_STEPS = 2_000_000

/** The maximum time of the Liquid templates of a mapping for one event, in milliseconds. */
export const MAX_EVALUATION_TIME = 500

/** The maximum length of a template (`@template`), in characters. */
export const MAX_TEMPLATE_LENGTH = 100_000

/** The maximum length of a Liquid template (`@liquid`), in characters. */
export const MAX_LIQUID_LENGTH = 1000

/** The maximum length of `pattern` and `pattern2` of `@replace`, in characters. */
export const MAX_PATTERN_LENGTH = 10

/** The maximum length of `replacement` and `replacement2` of `@replace`, in characters. */
export const MAX_REPLACEMENT_LENGTH = 10

/**
 * Checks the size of a mapping. One that contains itself is too deep.
 *
 * @throws MappingError above {@link MAX_MAPPING_DEPTH} levels or {@link MAX_MAPPING_SIZE} values
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
 * Checks the depth of event data while it is copied. Data that contains itself is too deep.
 *
 * @param depth the level of the next object or array, 1 for the outermost
 * @throws MappingError above {@link MAX_DATA_DEPTH} levels
 */
export function checkDataDepth(depth: number): void {
  if (depth > MAX_DATA_DEPTH) {
    throw new MappingError(
      `The mapped data is nested more than ${MAX_DATA_DEPTH} levels deep or contains itself. Map a part of it.`
    )
  }
}
