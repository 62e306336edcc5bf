/** The longest text of a trigger, in UTF-16 units. */
export const MAX_LENGTH = 100_000

/** How many parentheses may be open at once in the text of a trigger, and how deep groups may stand below the root. */
export const MAX_DEPTH = 100
