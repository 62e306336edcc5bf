import { CommandHelp, Help } from '@oclif/core/help'
import { indentLines, wrapText } from '../terminal/lines'

type Flags = Parameters<CommandHelp['flags']>[0]

/** The text of `<command> --help`: usage, arguments, flags, description and examples. */
class CommandText extends CommandHelp {
  /** Takes the id into account, which may be long, in wrapping the line. */
  protected override usage(): string {
    const line = `$ ${this.config.bin} ${this.render(this.defaultUsage())}`
    const [first = '', ...more] = wrapText(line, this.opts.maxWidth - 2 * this.indentSpacing)
    return [first, ...indentLines(more, this.indentSpacing)].join('\n')
  }

  /** The environment variable stands last: it is what people need least. */
  protected override flags(flags: Flags): [string, string | undefined][] | undefined {
    return super.flags(
      flags.map(({ env, ...flag }) => ({ ...flag, description: `${flag.description ?? ''} [env: ${env}]`.trim() }))
    )
  }

  /** Examples keep to the width of the terminal and can still be copied as they stand. */
  protected override examples(examples: Parameters<CommandHelp['examples']>[0]): string | undefined {
    const blocks = [examples ?? []].flat().map((example) => {
      const { description, command } = typeof example === 'string' ? { description: '', command: example } : example
      const lines = shellLines(`$ ${this.render(command)}`, this.opts.maxWidth - 2 * this.indentSpacing)
      return `${this.wrap(description, 2 * this.indentSpacing)}\n\n${this.indent(lines.join('\n'))}`
    })
    return blocks.length > 0 ? blocks.join('\n\n') : undefined
  }
}

/** What `--help` prints; oclif finds it by the name of this file. */
export default class FrameHelp extends Help {
  protected override CommandHelpClass = CommandText

  protected override summary(command: Parameters<Help['summary']>[0]): string | undefined {
    const summary = super.summary(command)
    return summary && this.wrap(summary, 0)
  }

  /** The lists have a width of their own to wrap a summary to. */
  override renderList(...[rows, options]: Parameters<Help['renderList']>): string {
    return super.renderList(
      rows.map(([left, right]) => [left, right?.replaceAll('\n', ' ')]),
      options
    )
  }
}

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
