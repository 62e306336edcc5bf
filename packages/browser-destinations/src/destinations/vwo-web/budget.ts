/**
 * The most bytes that the script may have, compressed by gzip, besides the shared runtime. The SmartCode is part of it.
 */
export const budget = 1_900
