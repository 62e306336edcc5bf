/**
 * The most bytes that the script may have, compressed by gzip, besides the shared runtime. It does more than load the
 * SDK: it sets each field of a profile by its own call, and debounces.
 */
export const budget = 2_000
