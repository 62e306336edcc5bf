import type { Logger } from './context'
import { journalled } from './http/journal'
import type { Transport } from './http/options'
import type { OnEventOptions } from './on-event-options'
import type { Redact } from './redact'

const levels = ['debug', 'info', 'warn', 'error', 'crit', 'log'] as const

/** Makes a logger that writes to another one, without the secrets. */
function redactedLogger(logger: Logger, redact: Redact): Logger {
  const copy = Object.create(logger) as Logger
  for (const level of levels) {
    if (typeof logger[level] === 'function') copy[level] = (...message) => logger[level](...redact(message))
  }
  return copy
}

/** Gives a host's options with the log redacted, and the requests of this attempt written into the journal. */
export function observedOptions(
  options: OnEventOptions,
  attempt: number,
  redact: Redact,
  ownTransport: Transport | undefined
): OnEventOptions {
  const { logger, journal, transport = ownTransport } = options
  return {
    ...options,
    ...(logger && { logger: redactedLogger(logger, redact) }),
    ...(transport && { transport }),
    ...(journal && { transport: journalled(journal, attempt, redact, transport) })
  }
}

/** Takes the secrets out of an error's message and stack, in place, and gives the same error back. */
export function redactedError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error
  const message = redact(error.message)
  if (message !== error.message) {
    error.stack = error.stack && redact(error.stack)
    error.message = message
  }
  return error
}
