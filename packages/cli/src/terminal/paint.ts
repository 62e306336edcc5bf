import { styleText } from 'node:util'

/** The styles of texts in colour. */
export type Paint = (style: 'bold' | 'dim' | 'green' | 'red' | 'yellow', text: string) => string

/** Returns texts without styles. */
export const plain: Paint = (_style, text) => text

/** Returns a painter for a stream: colours on a terminal, unless `NO_COLOR` (https://no-color.org) or a dumb terminal is set. */
export function paintFor({ isTTY }: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Paint {
  if (!isTTY || env.NO_COLOR || env.TERM === 'dumb') return plain
  return (style, text) => styleText(style, text, { validateStream: false })
}

/** Shortens a text to `width` characters and marks the cut with `…`. */
export function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text
}

/** Formats a value as JSON in one line. */
export function inline(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
