/**
 * The names nearest to a mistyped one, nearest first: at most three, each at most a third of the text's length (at
 * least two) single-letter edits away, or beginning with the text. An empty list when nothing is near.
 */
export function nearestNames(text: string, names: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(text.length / 3))
  return names
    .map((name) => ({ name, edits: text !== '' && name.startsWith(text) ? 0 : countEdits(text, name) }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((one, other) => one.edits - other.edits)
    .slice(0, 3)
    .map(({ name }) => name)
}

/**
 * The sentence for a name that does not exist: the nearest names, or what there is.
 *
 * @param otherwise the sentence when no name is near. Default: a list of all names
 */
export function hintFor(
  text: string,
  names: readonly string[],
  otherwise = names.length > 0 ? `Available: ${names.join(', ')}.` : 'There are none.'
): string {
  const near = nearestNames(text, names)
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : otherwise
}

/** The Levenshtein distance: how many single letters to add, drop or change to get from one text to the other. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let line = 1; line <= from.length; line++) {
    const next = [line]
    for (let column = 1; column <= to.length; column++) {
      const change = row[column - 1]! + (from[line - 1] === to[column - 1] ? 0 : 1)
      next.push(Math.min(change, row[column]! + 1, next[column - 1]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
