/**
 * The names nearest to a mistyped one, nearest first: at most three, each at most a third of the text's length
 * (at least two) edits away, or beginning with the text.
 */
export function suggest(text: string, names: string[]): string[] {
  const limit = Math.max(2, Math.floor(text.length / 3))
  return names
    .map((name) => ({ name, edits: text && name.startsWith(text) ? 0 : countEdits(text, name) }))
    .filter(({ edits }) => edits <= limit)
    .toSorted((a, b) => a.edits - b.edits)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** The Levenshtein distance: how many single letters to add, drop or change to get from `a` to `b`. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let line = 1; line <= a.length; line++) {
    const next = [line]
    for (let column = 1; column <= b.length; column++) {
      const change = row[column - 1]! + (a[line - 1] === b[column - 1] ? 0 : 1)
      next.push(Math.min(change, row[column]! + 1, next[column - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
