import type { ObjectExpression } from '@babel/types'

/** The text to put in place of the characters from `start` to before `end`. */
export interface Edit {
  start: number
  end: number
  text: string
}

/**
 * The edit that makes `entry` the last member of an object literal. The literal stays on one line, or gets a line more;
 * it keeps its comments, its indentation and its habit of a trailing comma.
 */
export function appendEntry(source: string, object: ObjectExpression, entry: string): Edit {
  const last = object.properties.at(-1)
  const start = last ? last.end! : object.start! + 1
  const end = object.end! - 1
  const rest = source.slice(start, end)
  const comments = rest.trimEnd()
  const blanks = rest.slice(comments.length)
  const hasTrailingComma = object.extra?.trailingComma !== undefined
  const before = last && !hasTrailingComma ? `,${comments}` : comments
  const after = hasTrailingComma ? ',' : ''
  if (!source.slice(object.start!, end).includes('\n')) {
    return { start, end, text: `${before} ${entry}${after}${last ? blanks : ' '}` }
  }
  const newline = newlineOf(source)
  const outer = indentationAt(source, object.start!)
  const inner = last ? indentationAt(source, last.start!) : outer + (outer.startsWith('\t') ? '\t' : '  ')
  return { start, end, text: `${before}${newline}${inner}${entry}${after}${newline}${outer}` }
}

/** How the lines of the text end. */
export function newlineOf(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n'
}

/** The blanks that the line of the character at `index` begins with. */
function indentationAt(source: string, index: number): string {
  const line = source.slice(source.lastIndexOf('\n', index - 1) + 1, index)
  return /^[ \t]*/.exec(line)![0]
}
