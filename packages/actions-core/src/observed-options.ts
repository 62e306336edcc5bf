import type { Logger } from './host'
import { journalled } from './http/journal'
import type { Transport } from './http/transport'
import type { OnEventOptions } from './host'
import type { Redact } from './errors/redact'
import type { Result } from './result'

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
  if (!logger && !journal && !transport) return options
  return {
    // A key comes first, for the reason that `addLayer` gives.
    journal,
    ...options,
    ...(logger && { logger: redactedLogger(logger, redact) }),
    ...(transport && { transport }),
    ...(journal && { transport: journalled(journal, attempt, redact, transport) })
  }
}

/**
 * Takes the secrets out of the message and the stack of an error, and of those it is made of. Gives the same error back,
 * or where it cannot be changed one that stands for it.
 */
export function redactedError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return error
  const { errors } = error as Error & { errors?: unknown }
  if (Array.isArray(errors)) for (const one of errors) redactedError(one, redact)
  const message = redact(error.message)
  if (message === error.message) return error
  const changes = {
    message: { value: message, configurable: true, writable: true },
    stack: { value: error.stack && redact(error.stack), configurable: true, writable: true }
  }
  try {
    return Object.defineProperties(error, changes)
  } catch {
    return Object.create(error, { ...changes, name: { value: error.name } })
  }
}

/** Takes the secrets out of what the entries of a batch say of their failure: its message and the destination's answer. */
export function redactedResults(results: Result[], redact: Redact): Result[] {
  return results.map((result) => {
    if (!result.multistatus?.some((node) => 'errormessage' in node)) return result
    const multistatus = result.multistatus.map((node) =>
      'errormessage' in node
        ? { ...node, errormessage: redact(node.errormessage), ...('body' in node && { body: redact(node.body) }) }
        : node
    )
    return { ...result, multistatus }
  })
}
