/**
 * A failure that the user can act on. The command line prints only the message, without a stack, to stderr and exits
 * with `exitCode`.
 */
export class CliError extends Error {
  /** The exit code of the process: 1 to 255. */
  readonly exitCode: number

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.exitCode = exitCode
  }
}

/** The command was called incorrectly: an unknown name, a bad or missing value. The message names the flags. Exit code 2. */
export class UsageError extends CliError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 2, options)
  }
}

/** The command was called correctly but failed. Exit code 1. */
export class FailureError extends CliError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 1, options)
  }
}

/** The user cancelled: Ctrl-C, also at a prompt. Exit code 130, as shells use for SIGINT. */
export class CancelledError extends CliError {
  constructor(message = 'Cancelled.', options?: ErrorOptions) {
    super(message, 130, options)
  }
}
