/** A command, as oclif knows it. */
export interface DocumentedCommand {
  id: string
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

/** The text of `docs/cli.md`: every command that is not hidden, with its arguments, flags and examples. */
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

${shown.map(({ id, description }) => `- [\`${id}\`](#${anchorOf(id)}): ${firstSentence(description)}`).join('\n')}

${shown.map(section).join('\n\n')}
`
}

function section({ id, description = '', args, flags, examples = [] }: DocumentedCommand): string {
  const words = Object.entries(args).map(([name, { required, multiple }]) => {
    const word = multiple ? `${name}...` : name
    return required ? `<${word}>` : `[${word}]`
  })
  const shown = Object.entries(flags).filter(([, { hidden }]) => !hidden)
  const usage = ['./bin/run', id, ...words, ...(shown.length > 0 ? ['[flags]'] : [])].join(' ')
  const argumentRows = Object.entries(args).map(([name, { description: text = '', options }]) =>
    row([`\`${name}\``, text + choices(options)])
  )
  const blocks = [
    `## ${id}`,
    withBin(description),
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
  return row([names, ended(description + choices(options), notes.join(''))])
}

function choices(options: readonly string[] | undefined): string {
  return options ? `: ${options.map((option) => `\`${option}\``).join(', ')}` : ''
}

/** The text as a sentence when more sentences follow. */
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

function firstSentence(text = ''): string {
  return withBin(/^.*?[.:](?=\s|$)/s.exec(text)?.[0] ?? text).replace(/:$/, '.')
}

function anchorOf(id: string): string {
  return id.replaceAll(':', '')
}
