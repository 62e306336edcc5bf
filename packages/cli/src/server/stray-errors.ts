/**
 * Keeps the process up when a destination's code throws outside of a call, in a timer or in a promise that nobody waits
 * for. Only the kind of error and its place are printed: the message may hold a secret, and it is not known whose.
 */
export function surviveStrayErrors(print: (line: string) => void): { stop: () => void } {
  const report = (error: unknown) => {
    const { name = typeof error, stack = '' } = Object(error) as { name?: string; stack?: string }
    const place = /^ +at .*$/m.exec(stack)?.[0].trim() ?? 'at a place that it does not tell'
    print(`A call left something behind that failed later: ${name} ${place}. Await it, so that the call can fail.`)
  }
  process.on('unhandledRejection', report).on('uncaughtException', report)
  return { stop: () => process.off('unhandledRejection', report).off('uncaughtException', report) }
}
