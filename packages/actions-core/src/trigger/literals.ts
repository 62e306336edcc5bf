/** Writes a text as a quoted value: a double quote inside it is written twice. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

/** Takes off the quotes of a quoted value, single or double, and reads doubled ones inside it as one. */
export function unquote(source: string): string {
  const mark = source[0]!
  return source.slice(1, -1).replaceAll(mark + mark, mark)
}

/** Writes a text as a word without quotes: a backslash stands before every character that would end the word. */
export function escapeWord(text: string): string {
  return text.replace(/^[\d-]|[^A-Za-z0-9_-]/gu, '\\$&')
}

/** Takes the backslashes out of a word. */
export function unescapeWord(source: string): string {
  return source.replace(/\\([^])/gu, '$1')
}

/** Writes a number with digits only, as the language knows no exponent. */
export function decimal(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 21 })
}
