import { stripVTControlCharacters } from 'node:util'
import { CliError } from '@segment/actions-input'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** The context of the call when an error occurs. */
export interface Called {
  /** The command. */
  command?: { id: string; flags: Record<string, { env?: string; hidden?: boolean }> }
  /** Whether stdout must be JSON. */
  json?: boolean
}

/** The error that ended a command. With `--json` it is on stdout, under the key `error`. */
export interface ErrorReport {
  /**
   * `usage`: called incorrectly. `failed`: could not do its work. `cancelled`: interrupted. `refused`: by the operating
   * system, for example a file that cannot be written. `unexpected`: a bug of the program.
   */
  code: 'usage' | 'failed' | 'cancelled' | 'refused' | 'unexpected'
  message: string
  exitCode: number
}

/**
 * Prints the error that ended a command to stderr, with `json` also to stdout, and returns its exit code. Expected errors
 * (ours, oclif's for wrong flags and arguments, and the system's) are printed without a stack, all others with one.
 */
export function reportError(thrown: unknown, called: Called = {}): number {
  const { code, stack, oclif } = Object(thrown) as { code?: string; stack?: string; oclif?: { exit?: number } }
  // A command that exited with a code has already printed why.
  if (code === 'EEXIT') return oclif?.exit ?? 1
  const error = explain(thrown, called)
  const text = error.code === 'unexpected' ? `Unexpected error: ${stack ?? error.message}` : error.message
  process.stderr.write(`${text}\n`)
  if (called.json) process.stdout.write(`${JSON.stringify({ error }, null, 2)}\n`)
  return error.exitCode
}

function explain(thrown: unknown, { command }: Called): ErrorReport {
  const { message = String(thrown), syscall, oclif } = Object(thrown) as Partial<UsageProblem> & { syscall?: string }
  const exitCode = thrown instanceof CliError ? thrown.exitCode : oclif?.exit
  if (exitCode !== undefined) {
    return { code: codeOf(exitCode), message: describeUsage(thrown as UsageProblem, command), exitCode }
  }
  if (syscall !== undefined) return { code: 'refused', message: `The system refused: ${message}.`, exitCode: 1 }
  return { code: 'unexpected', message, exitCode: 1 }
}

function codeOf(exitCode: number): ErrorReport['code'] {
  if (exitCode === 130) return 'cancelled'
  return exitCode === 2 ? 'usage' : 'failed'
}

/** A usage error: ours, or one of oclif's with its details. */
export interface UsageProblem {
  message: string
  oclif?: { exit?: number }
  /** The missing values, as in `MissingValuesError`. */
  missing?: readonly string[]
  /** Words that look like flags but are unknown. */
  flags?: readonly string[]
  /** The arguments that are missing, or the words that are too many. */
  args?: readonly (MissingArgument | string)[]
}

interface MissingArgument {
  name: string
  description?: string
  options?: readonly string[]
}

/** A command with its flags by name. */
interface CalledCommand {
  id: string
  flags: Record<string, { env?: string; hidden?: boolean }>
}

/**
 * Explains what was wrong with a call and what to do about it. Without a command it returns only the message. Text after
 * an `=` is left out, as it may be a secret.
 */
export function describeUsage(problem: UsageProblem, command?: CalledCommand): string {
  const { message, missing, flags, args, oclif } = problem
  if (!command) return message
  if (missing) return withVariables(message, missing, command)
  if (!oclif) return message
  const help = `See ./bin/run ${command.id} --help.`
  if (flags) return `${flags.map((flag) => describeUnknown(flag, command)).join(' ')} ${help}`
  const wanted = args?.filter((argument) => typeof argument !== 'string') ?? []
  if (wanted.length > 0) return `Pass ${wanted.map(describeArgument).join(', and ')}. ${help}`
  const sentence = stripVTControlCharacters(message)
    .replace(/\n+See more help with --help$/, '')
    .replace(/^Parsing (--\S+)\s+/, '$1: ')
    .replace(/^The following errors? occurred:\s+/, '')
    .replace(/^(Unexpected arguments?: )[^]*/, (_, start: string) => start + args?.map(nameOf).join(', '))
    .replaceAll(/(--[\w-]+)=[^]*? (?=cannot also be provided)/g, '$1 ')
    .replaceAll(/\s*\n\s*/g, '. ')
  return `${sentence}. ${help}`
}

function withVariables(message: string, missing: readonly string[], { flags }: CalledCommand): string {
  const names = missing.map((flag) => /^(?:--|<)([\w-]+)>?$/.exec(flag)?.[1] ?? '')
  const variables = names.map((name) => flags[name]?.env).filter((variable) => variable !== undefined)
  return variables.length > 0 ? `${message.replace(/\.$/, '')}, or set ${variables.join(' and ')}.` : message
}

function describeUnknown(word: string, { id, flags }: CalledCommand): string {
  const shown = Object.keys(flags).filter((name) => !flags[name]!.hidden)
  const names = shown.map((name) => `--${name}`)
  const hint = hintFor(nameOf(word).replace(/^-*/, '--'), names, '')
  return `'${id}' has no flag '${nameOf(word)}'. ${hint}`.trimEnd()
}

function describeArgument({ name, description, options }: MissingArgument): string {
  const what = options ? `${description ?? ''} (${options.join(', ')})` : description
  return what ? `<${name}>, ${what}` : `<${name}>`
}

function nameOf(word: MissingArgument | string): string {
  return typeof word === 'string' ? word.split('=')[0]! : word.name
}
