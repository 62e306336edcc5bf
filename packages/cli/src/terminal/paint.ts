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

/** Cuts a text to `width` letters and marks the cut by `…`. */
export function clip(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text
}

/** Writes a value as JSON in one line. */
export function inline(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
