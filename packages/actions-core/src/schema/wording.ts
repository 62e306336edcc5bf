/** Writes the first letter large. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Joins words as a sentence does: `a`, `a or b`, `a, b, or c`; `nothing` for none. Default conjunction: `or`. */
export function humanizeList(words: string[], conjunction = 'or'): string {
  if (words.length === 0) return 'nothing'
  if (words.length <= 2) return words.join(` ${conjunction} `)
  return `${words.slice(0, -1).join(', ')}, ${conjunction} ${words.at(-1)}`
}

/** `an` for a word that begins with a vowel, else `a`. */
export function indefiniteArticle(word: string): 'a' | 'an' {
  return /^[aeiou]/i.test(word) ? 'an' : 'a'
}

/** Adds an `s` unless there is exactly one. */
export function pluralize(word: string, count: number): string {
  return count === 1 ? word : `${word}s`
}

/** Names the JSON type of a value with its article, for example `an array` or `a string`; `null` and `undefined` bare. */
export function humanizeTypeOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  const type = Array.isArray(value) ? 'array' : typeof value
  return `${indefiniteArticle(type)} ${type}`
}
