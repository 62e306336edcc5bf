/** The most bytes that the script may have, compressed by gzip, besides the shared runtime. */
export const budget = 1_500
