/**
 * Returns how many columns a line on a stream may have: the variable `COLUMNS`, else the width of the terminal. A pipe or
 * a file has no limit.
 */
export function widthOf(stream: Pick<NodeJS.WriteStream, 'columns'>, env: NodeJS.ProcessEnv = process.env): number {
  return Number.parseInt(env.COLUMNS ?? '', 10) || stream.columns || Infinity
}

/** The least width of a row, in columns, for its last column to be wrapped beside the others. */
const LEAST_LAST = 24

/**
 * Formats rows in columns two blanks apart, in lines of at most `width` columns. A last column that is too long is
 * wrapped beside the others, or placed under the first column if there is no room beside it.
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
 * Breaks a text at blanks into lines of at most `width` columns; a longer word gets its own line. Line breaks in the text
 * stay.
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

/** Indents each line that is not empty by `indentation` blanks. */
export function indentLines(lines: readonly string[], indentation: number): string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(indentation) + line))
}

/** Characters that are two columns wide: East Asian wide and full-width ones (https://www.unicode.org/reports/tr11/), emoji. */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|[\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u

// Made late, as that takes 30 ms, and most texts are ASCII.
let graphemes: Intl.Segmenter | undefined

/** Returns how many columns wide a text is on a terminal. It must have no control characters or line breaks. */
export function textWidth(text: string): number {
  if (/^[\x20-\x7E]*$/.test(text)) return text.length
  graphemes ??= new Intl.Segmenter()
  return [...graphemes.segment(text)].reduce((width, { segment }) => width + (WIDE.test(segment) ? 2 : 1), 0)
}

/** Pads a text with blanks to `width` columns. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** The number of items from which a progress line is shown. */
const MANY = 10

/** A progress line on stderr. Shows nothing if stderr is not a terminal, or under `CI`. */
export class ProgressLine {
  private readonly shown: boolean

  constructor(
    private readonly total: number,
    private readonly stream: NodeJS.WriteStream = process.stderr
  ) {
    this.shown = total >= MANY && Boolean(stream.isTTY) && !process.env.CI
  }

  /** Shows that `done` items are done and which one is next, in place of the last text. */
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
