import { MappingError } from './errors'

/** The maximum nesting of a mapping, in levels. */
export const MAX_MAPPING_DEPTH = 100

/** The maximum number of values in a mapping. Every scalar, object and array counts as one. */
export const MAX_MAPPING_SIZE = 10_000

/** The maximum nesting of copied event data, in levels. */
export const MAX_DATA_DEPTH = 500

/** How many values the directives of a mapping may make for one event. Only one that multiplies its input comes near. */
export const MAX_DATA_SIZE = 1_000_000

/** How many characters of keys and texts the directives of a mapping may make for one event. */
export const MAX_DATA_LENGTH = 10_000_000

/**
 * How many characters a key of flattened data may have. V8 gives all keys of more than 16,383 characters that are
 * equally long the same hash, so a few thousand of them take seconds.
 */
export const MAX_KEY_LENGTH = 10_000

/** How many steps the Liquid templates of a mapping may take for one event. One step is about one character of text. */
export const MAX_STEPS = 2_000_000

/** How many milliseconds the Liquid templates of a mapping may take for one event. */
export const MAX_EVALUATION_TIME = 500

/** The maximum number of characters of a template (`@template`). */
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
