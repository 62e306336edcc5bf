/**
 * How many columns a line on a stream may have: what the variable `COLUMNS` says, else the width of the terminal. A
 * pipe or a file has no limit: lines are left whole for the program that reads them.
 */
export function widthOf(stream: Pick<NodeJS.WriteStream, 'columns'>, env: NodeJS.ProcessEnv = process.env): number {
  return Number.parseInt(env.COLUMNS ?? '', 10) || stream.columns || Infinity
}

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

const GRAPHEMES = new Intl.Segmenter()

/** Letters that take two columns: East Asian wide and full-width ones (https://www.unicode.org/reports/tr11/), emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u

/** How many columns a text takes on a terminal. It must hold neither control characters nor line breaks. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  return [...GRAPHEMES.segment(text)].reduce((width, { segment }) => width + (WIDE.test(segment) ? 2 : 1), 0)
}

/** Fills a text up with blanks to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** How many items there have to be for a line to be worth it. */
const MANY = 10

/** A line on a terminal's stderr that says how far a work of many items is. Shows nothing elsewhere, and under `CI`. */
export class ProgressLine {
  private readonly shown: boolean

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr
  ) {
    this.shown = total >= MANY && Boolean(stream.isTTY) && !process.env.CI
  }

  /** Shows that `done` items are done and which one is at work, in place of what was shown before. */
  show(done: number, name: string): void {
    if (this.shown) this.replace(`${done} of ${this.total}: ${name}`.slice(0, (this.stream.columns || 80) - 1))
  }

  /** Removes the line. */
  clear(): void {
    if (this.shown) this.replace('')
  }

  private replace(text: string): void {
    this.stream.write(`\r\u001B[K${text}`)
  }
}
