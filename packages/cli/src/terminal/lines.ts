import { padTo, textWidth } from './text-width'

/** What a row needs at least for its last column to be wrapped beside the others, in columns. */
const LEAST_LAST = 24

/**
 * Lays rows out in columns two blanks apart, in lines of at most `width` columns. Where the last column alone is too
 * long, it is wrapped beside the others; where there is no room for that, each row stands under its first cell.
 */
export function tableLines(rows: readonly string[][], width: number): string[] {
  if (rows.length === 0) return []
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => textWidth(row[column]!))))
  const before = widths.slice(0, -1).reduce((sum, cell) => sum + cell + 2, 0)
  if (before + Math.min(widths.at(-1)!, LEAST_LAST) > width) return rows.flatMap((row) => stacked(row, width))
  return rows.flatMap((row) => {
    const start = row.slice(0, -1).map((cell, column) => padTo(cell, widths[column]!) + '  ')
    const [first = '', ...more] = wrapText(row.at(-1)!, width - before)
    return [(start.join('') + first).trimEnd(), ...indentLines(more, before)]
  })
}

function stacked([first = '', ...rest]: string[], width: number): string[] {
  const cells = rest.filter((cell) => cell !== '').join(', ')
  return [...wrapText(first, width), ...indentLines(wrapText(cells, width - 2), 2)]
}

/**
 * Breaks a text at blanks into lines of at most `width` columns; a longer word has a line of its own. Line breaks in the
 * text stay.
 */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width))
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = []
  for (const word of line.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && textWidth(last) + 1 + textWidth(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

/** Puts `indentation` blanks in front of each line that is not empty. */
export function indentLines(lines: readonly string[], indentation: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indentation) + line))
}
