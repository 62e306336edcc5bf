import { CliError } from '@segment/actions-input'
import { describeUsage, type UsageProblem } from './describe-usage'

/** What was called, as far as it is known when something goes wrong. */
export interface Called {
  /** The command. */
  command?: { id: string; flags: Record<string, { env?: string }> }
  /** Whether stdout is to hold JSON. */
  json?: boolean
}

/** What ended a command. With `--json` it is on stdout, under the key `error`. */
export interface ErrorReport {
  /**
   * `usage`: called wrongly. `failed`: it could not do its work. `cancelled`: interrupted. `refused`: by the system, such
   * as for a file that cannot be written. `unexpected`: a fault of the program.
   */
  code: 'usage' | 'failed' | 'cancelled' | 'refused' | 'unexpected'
  message: string
  exitCode: number
}

/**
 * Prints what ended a command to stderr, with `json` also to stdout, and gives the exit code for it. Expected errors
 * (ours, oclif's for wrong flags and arguments, and the system's) are printed as their message alone, all others with
 * their stack.
 */
export function reportError(thrown: unknown, called: Called = {}): number {
  const { code, stack, oclif } = Object(thrown) as { code?: string; stack?: string; oclif?: { exit?: number } }
  // A command that ended itself with an exit code has said what there is to say.
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
