import { failureChain } from './failure-chain'

/** What the runtime calls a request that got no complete answer. */
const UNANSWERED = new Set(['FetchError', 'TimeoutError', 'RequestTimeoutError'])

/**
 * Says that the API of a destination could not be reached, at which address, why, and what to do next. The runtime calls
 * credentials invalid whatever `testAuthentication` fails by, and keeps that below.
 *
 * @param error what a destination threw, as it is or inside an error of the runtime. Its secrets stay in the text
 * @returns undefined where it failed by something else, such as an answer
 */
export function describeUnreachable(error: unknown): string | undefined {
  const failure = failureChain(error).find(({ name = '' }) => UNANSWERED.has(name))
  if (failure === undefined) return undefined
  const { message, request } = failure
  // The message of a FetchError has the address already.
  const at = request?.url === undefined ? '' : ` (${request.url})`
  return `The API could not be reached: ${message}${at}. Look at its address, at --rewrite and at your network, and try again.`
}
