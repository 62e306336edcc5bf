/** Quotes a text as one word for a POSIX shell, bash or zsh, if it needs quotes. */
export function shellWord(text: string): string {
  return /^[\w:/.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
