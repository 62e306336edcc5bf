/**
 * A failure that the user can act on. The frame prints the message alone, without a stack, to stderr and ends the
 * process with `exitCode`.
 */
export class CliError extends Error {
  /** The code that the process ends with: 1 to 255. */
  readonly exitCode: number

  constructor(message: string, exitCode: number, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.exitCode = exitCode
  }
}

/** The command was called wrongly: an unknown name, a bad or a missing value. The message names the flags. Exit code 2. */
export class UsageError extends CliError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 2, options)
  }
}

/** The command was called rightly and could not do its work. Exit code 1. */
export class FailureError extends CliError {
  constructor(message: string, options?: ErrorOptions) {
    super(message, 1, options)
  }
}

/** The user gave up: Ctrl-C, also at a prompt. Exit code 130, as shells have it for SIGINT. */
export class CancelledError extends CliError {
  constructor(message = 'Cancelled.', options?: ErrorOptions) {
    super(message, 130, options)
  }
}
