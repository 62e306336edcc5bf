/**
 * Breaks a line for the shell into lines of at most `width` letters that mean the same: at blanks outside of quotes,
 * marked by a backslash. What has no such blank stays longer. Lines after the first are indented by two blanks.
 */
export function shellLines(line: string, width: number): string[] {
  const lines: string[] = []
  for (const word of line.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? []) {
    const last = lines.at(-1)
    // Two letters are kept for the mark.
    if (last !== undefined && last.length + 1 + word.length <= width - 2) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : `  ${word}`)
  }
  return lines.map((text, index) => (index < lines.length - 1 ? `${text} \\` : text))
}
