/** A command, as oclif describes it. */
export interface DocumentedCommand {
  id: string
  /** What it does, in one or two sentences. */
  summary?: string
  /** Further notes. */
  description?: string
  hidden?: boolean
  args: Record<string, { description?: string; required?: boolean; options?: readonly string[]; multiple?: boolean }>
  flags: Record<string, DocumentedFlag>
  examples?: readonly (string | { description: string; command: string })[]
}

interface DocumentedFlag {
  type: string
  char?: string
  description?: string
  hidden?: boolean
  required?: boolean
  multiple?: boolean
  options?: readonly string[]
  helpValue?: string | string[]
  default?: unknown
  env?: string
}

const CONVENTIONS = `A program that is interrupted with nothing to clean up ends by the signal itself, which shells show as 130 too.

With \`--json\`, stdout contains one JSON text and nothing else; progress and messages go to stderr. If a command fails, that
text is \`{ "error": { "code", "message", "exitCode" } }\`. The code is \`usage\` (called wrongly), \`failed\`, \`refused\` (by the
system, for example a file that cannot be written), \`cancelled\` or \`unexpected\`.

Each flag has an environment variable, which applies if the flag is missing. A boolean is \`true\` or \`false\`. Separate
several values with commas, or write a JSON array of strings: \`ACTIONS_TRY_SET='["a=1,2", "b=3"]'\`. Every prompt has a flag
too. Without a terminal, or if \`CI\` is set, commands do not prompt: a missing value is an error that names its flag and its
variable.

Lines wrap at the width of the terminal, or at \`COLUMNS\` if it is set; in a pipe they do not wrap. \`NO_COLOR\` turns colours
off.

To complete commands with the Tab key, run \`./bin/run autocomplete bash >> ~/.bashrc\` or
\`./bin/run autocomplete zsh >> ~/.zshrc\`, then start a new shell. It completes \`./bin/run\` in the folder of the repository.
To call the program from any folder, add \`alias actions=<path of the repository>/bin/run\`: \`actions\` is completed too.`

/** Returns the text of `docs/cli.md`: every command that is not hidden, with its arguments, flags and examples. */
export function cliPage(commands: DocumentedCommand[]): string {
  const shown = commands.filter(({ hidden }) => !hidden).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return `# The command line

Made from the commands by \`./bin/run docs:reference\`. Changes made by hand are lost.

| Exit code | Meaning |
| --- | --- |
| 0 | The command did its work. |
| 1 | It could not, or it found problems. |
| 2 | It was called wrongly: an unknown name, a bad or a missing value. |
| 130 | It was interrupted, for example by Ctrl-C. |

${CONVENTIONS}

${shown.map(({ id, summary }) => `- [\`${id}\`](#${anchorOf(id)}): ${firstSentence(summary)}`).join('\n')}

${shown.map(section).join('\n\n')}
`
}

function section({ id, summary = '', description, args, flags, examples = [] }: DocumentedCommand): string {
  const words = Object.entries(args).map(([name, { required, multiple }]) => {
    const word = multiple ? `${name}...` : name
    return required ? `<${word}>` : `[${word}]`
  })
  const shown = Object.entries(flags).filter(([, { hidden }]) => !hidden)
  const usage = ['./bin/run', id, ...words, ...(shown.length > 0 ? ['[flags]'] : [])].join(' ')
  const argumentRows = Object.entries(args).map(([name, { description: text = '', options }]) =>
    row([`\`${name}\``, prose(text) + choices(options)])
  )
  const blocks = [
    `## ${id}`,
    prose([summary, description].filter(Boolean).join(' ')),
    `\`\`\`\n${usage}\n\`\`\``,
    ...(argumentRows.length > 0 ? [table(['Argument', 'What it is'], argumentRows)] : []),
    ...(shown.length > 0 ? [table(['Flag', 'What it is'], shown.map(flagRow))] : []),
    ...(examples.length > 0 ? [`\`\`\`sh\n${examples.map(example).join('\n\n')}\n\`\`\``] : [])
  ]
  return blocks.join('\n\n')
}

function flagRow([name, flag]: [string, DocumentedFlag]): string {
  const { type, char, description = '', multiple, options, helpValue, env, required } = flag
  const value = type === 'boolean' ? '' : ` ${[helpValue ?? '<value>'].flat().join(' ')}${multiple ? '...' : ''}`
  const notes = [
    required ? ' Required.' : '',
    typeof flag.default === 'string' || typeof flag.default === 'number' ? ` Default \`${flag.default}\`.` : '',
    env ? ` Variable \`${env}\`.` : ''
  ]
  const names = char ? `\`-${char}\`, \`--${name}${value}\`` : `\`--${name}${value}\``
  return row([names, ended(prose(description) + choices(options), notes.join(''))])
}

function choices(options: readonly string[] | undefined): string {
  return options ? `: ${options.map((option) => `\`${option}\``).join(', ')}` : ''
}

/** Ends the text with a full stop if notes follow it. */
function ended(text: string, notes: string): string {
  return notes === '' || text.endsWith('.') ? text + notes : `${text}.${notes}`
}

function example(given: string | { description: string; command: string }): string {
  if (typeof given === 'string') return withBin(given)
  return `# ${given.description}\n${withBin(given.command)}`
}

function table(head: string[], rows: string[]): string {
  return [row(head), row(head.map(() => '---')), ...rows].join('\n')
}

function row(cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

function withBin(text: string): string {
  return text.replaceAll('<%= config.bin %>', './bin/run')
}

/** Escapes a text for Markdown, which would read words such as `<slug>` as tags. */
function prose(text: string): string {
  return withBin(text).replaceAll(/[^\s`;,]*<\w+>(?:[^\s`;,]*[\w/])?/g, '`$&`')
}

function firstSentence(text = ''): string {
  return prose(/^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text).replace(/:$/, '.')
}

function anchorOf(id: string): string {
  return id.replaceAll(':', '')
}
