import { stripVTControlCharacters } from 'node:util'
import { hintFor } from '@segment/action-destinations/nearest-names'

/** An error of wrong usage: ours, or one of oclif's with what it knows. */
export interface UsageProblem {
  message: string
  oclif?: { exit?: number }
  /** What was to be asked for, as in `MissingValuesError`. */
  missing?: readonly string[]
  /** Words that look like flags and are none. */
  flags?: readonly string[]
  /** The arguments that are missing, or the words that are too many. */
  args?: readonly (MissingArgument | string)[]
}

interface MissingArgument {
  name: string
  description?: string
  options?: readonly string[]
}

/** A command with its flags by their names. */
interface CalledCommand {
  id: string
  flags: Record<string, { env?: string }>
}

/**
 * Says what was wrong with a call and what to do about it. Without a command it is the message alone. What stands behind
 * an `=` is left out, as it may be secret.
 */
export function describeUsage(problem: UsageProblem, command?: CalledCommand): string {
  const { message, missing, flags, args, oclif } = problem
  if (!command) return message
  if (missing) return withVariables(message, missing, command)
  if (!oclif) return message
  const help = `See ./bin/run ${command.id} --help.`
  if (flags) return `${flags.map((flag) => describeUnknown(flag, command)).join(' ')} ${help}`
  const wanted = args?.filter((argument) => typeof argument !== 'string') ?? []
  if (wanted.length > 0) return `Give ${wanted.map(describeArgument).join(', and ')}. ${help}`
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
  const names = Object.keys(flags).map((name) => `--${name}`)
  const hint = hintFor(nameOf(word).replace(/^-*/, '--'), names, '')
  return `There is no flag '${nameOf(word)}' of '${id}'. ${hint}`.trimEnd()
}

function describeArgument({ name, description, options }: MissingArgument): string {
  const what = options ? `${description ?? ''} (${options.join(', ')})` : description
  return what ? `<${name}>, ${what}` : `<${name}>`
}

function nameOf(word: MissingArgument | string): string {
  return typeof word === 'string' ? word.split('=')[0]! : word.name
}
