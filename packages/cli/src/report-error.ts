import { CliError } from './errors'

/**
 * Prints what ended a command to stderr and gives the exit code for it. Expected errors (ours, and oclif's for wrong
 * flags and arguments, the system's, such as for a file that cannot be written) are printed as their message alone,
 * all others with their stack.
 */
export function reportError(error: unknown): number {
  const { message, stack, code, syscall, oclif } = Object(error) as {
    message?: string
    stack?: string
    code?: string
    syscall?: string
    oclif?: { exit?: number }
  }
  if (error instanceof CliError) return print(error.message, error.exitCode)
  // A command that ended itself with an exit code has said what there is to say.
  if (code === 'EEXIT') return oclif?.exit ?? 1
  if (oclif?.exit !== undefined) return print(message ?? '', oclif.exit)
  if (syscall !== undefined) return print(`The system refused: ${message}.`, 1)
  return print(`Unexpected error: ${stack ?? message ?? String(error)}`, 1)
}

function print(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`)
  return exitCode
}
