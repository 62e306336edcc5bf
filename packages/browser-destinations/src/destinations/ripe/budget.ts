/**
 * The most bytes that the script may have, compressed by gzip, besides the shared runtime. Most of it is the
 * texts of the fields.
 */
export const budget = 1_900
