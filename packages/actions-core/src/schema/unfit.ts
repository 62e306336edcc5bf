/** Stands for what only ajv can judge: every value that is not right, and some that are. */
export const UNFIT = Symbol('unfit')

/**
 * Gives the value that delivery makes of a value: cleaned, converted, and right by its schema. Values are copied where
 * they change and never modified.
 *
 * @returns {@link UNFIT}, or `undefined` for an empty value, which goes
 */
export type Fit = (value: unknown) => unknown
