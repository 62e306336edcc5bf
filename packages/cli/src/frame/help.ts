import { CommandHelp, Help } from '@oclif/core/help'
import { indentLines, wrapText } from '../terminal/lines'

type Flags = Parameters<CommandHelp['flags']>[0]

/** The text of `<command> --help`: usage, arguments, flags, description and examples. */
class CommandText extends CommandHelp {
  /** One line, as in docs/cli.md: which flags exclude each other, the parser says. */
  protected override defaultUsage(): string {
    const words = Object.values(this.command.args).map(({ name, multiple, required }) => {
      const word = `${name.toUpperCase()}${multiple ? '...' : ''}`
      return required ? word : `[${word}]`
    })
    return [this.command.id, ...words, '[flags]'].join(' ')
  }

  /** Counts the program name too, which may be long, when it wraps the usage line. */
  protected override usage(): string {
    const line = `$ ${this.config.bin} ${this.render(this.defaultUsage())}`
    const [first = '', ...more] = wrapText(line, this.opts.maxWidth - 2 * this.indentSpacing)
    return [first, ...indentLines(more, this.indentSpacing)].join('\n')
  }

  /** Adds the environment variable at the end of each flag's description. */
  protected override flags(flags: Flags): [string, string | undefined][] | undefined {
    return super.flags(
      flags.map(({ env, ...flag }) => ({ ...flag, description: `${flag.description ?? ''} [env: ${env}]`.trim() }))
    )
  }

  /** Wraps examples to the width of the terminal so that they can still be copied. */
  protected override examples(examples: Parameters<CommandHelp['examples']>[0]): string | undefined {
    const blocks = [examples ?? []].flat().map((example) => {
      const { description, command } = typeof example === 'string' ? { description: '', command: example } : example
      const lines = shellLines(`$ ${this.render(command)}`, this.opts.maxWidth - 2 * this.indentSpacing)
      return `${this.wrap(description, 2 * this.indentSpacing)}\n\n${this.indent(lines.join('\n'))}`
    })
    return blocks.length > 0 ? blocks.join('\n\n') : undefined
  }
}

/** What `--help` prints. oclif finds this class by the name of the file. */
export default class FrameHelp extends Help {
  protected override CommandHelpClass = CommandText

  protected override summary(command: Parameters<Help['summary']>[0]): string | undefined {
    const summary = super.summary(command)
    return summary && this.wrap(summary, 0)
  }

  /** Wraps summaries in lists to the width of their column. */
  override renderList(...[rows, options]: Parameters<Help['renderList']>): string {
    return super.renderList(
      rows.map(([left, right]) => [left, right?.replaceAll('\n', ' ')]),
      options
    )
  }
}

/**
 * Breaks a shell line into lines of at most `width` columns with the same meaning: at blanks outside quotes, marked with
 * a backslash. A part without such a blank stays longer. Lines after the first are indented by two blanks.
 */
export function shellLines(line: string, width: number): string[] {
  const lines: string[] = []
  for (const word of line.match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\])+/g) ?? []) {
    const last = lines.at(-1)
    // Two columns are kept for the backslash.
    if (last !== undefined && last.length + 1 + word.length <= width - 2) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(last === undefined ? word : `  ${word}`)
  }
  return lines.map((text, index) => (index < lines.length - 1 ? `${text} \\` : text))
}
