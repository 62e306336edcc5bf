/** The parts of an error that are looked at. */
export interface Failure {
  name?: string
  message?: string
  request?: { url?: string }
  response?: { status?: number; data?: unknown }
  /** What the runtime keeps below an error of its own. */
  reason?: unknown
  cause?: unknown
}

/** An error, or whatever else was thrown, and what caused it, outermost first. */
export function failureChain(error: unknown): [Failure, ...Failure[]] {
  const failure = Object(error) as Failure
  const below = failure.reason ?? failure.cause
  return below === undefined ? [failure] : [failure, ...failureChain(below)]
}
