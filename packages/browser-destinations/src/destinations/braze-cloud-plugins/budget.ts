/** The most bytes that the bundle may have, compressed by gzip. */
export const budget = 14_000
