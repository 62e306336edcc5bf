import { styleText } from 'node:util'

/** How a text is to stand out, where colours are wanted. */
export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string

/** Marks nothing. */
export const plain: Paint = (_style, text) => text

/** Marks texts by colours on a terminal, unless `NO_COLOR` (https://no-color.org) or a dumb terminal is set. */
export function paintFor({ isTTY }: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  if (!isTTY || env.NO_COLOR || env.TERM === 'dumb') return plain
  return (style, text) => styleText(style, text, { validateStream: false })
}

/** Breaks a text at blanks into lines of at most `width` letters; a longer word has a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Cuts a text to `width` letters and marks the cut by `…`. */
export function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text
}

/** Writes a value as JSON in one line. */
export function inline(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

/** Puts `indent` blanks in front of each line. */
export function indented(lines: readonly string[], indent: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
}
