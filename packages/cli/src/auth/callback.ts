import { CliError, FailureError } from '@segment/actions-input'
import { HOST, listen } from '../server/listen'
import { page } from './page'
import { describeProviderError } from './provider-error'

/** Where the provider sends the browser back to. */
const PATH = '/callback'

/** How long the page may take to reach the browser before the connection is cut, in milliseconds. */
const PATIENCE_MS = 1000

/** A redirect address that waits for the answer to one request for a code. */
export interface Callback<Result> {
  /** `http://127.0.0.1:<port>/callback` (RFC 8252 §7.3). */
  redirectUri: string
  /**
   * What `finish` made of the code.
   *
   * Rejects with a FailureError when the provider refused, or with what `finish` throws.
   */
  finished: Promise<Result>
  close: () => Promise<void>
}

/** How to wait for an answer. */
export interface CallbackOptions<Result> {
  /** The port, 0 for any free one. */
  port: number
  /** The state of the request; answers with another one are refused, and the wait goes on. */
  state: string
  /** Turns the code, which was given for `redirectUri`, into the result. The browser waits for it, and then shows how it ended. */
  finish: (code: string, redirectUri: string) => Promise<Result>
  /** Called with a sentence when an answer was refused. */
  warn: (message: string) => void
}

/**
 * Opens a redirect address on the loopback interface.
 *
 * @throws FailureError when the port cannot be had
 */
export async function openCallback<Result>(options: CallbackOptions<Result>): Promise<Callback<Result>> {
  let isAnswered = false
  let settle!: { resolve: (result: Result) => void; reject: (reason: unknown) => void }
  const finished = new Promise<Result>((resolve, reject) => {
    settle = { resolve, reject }
  })
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname !== PATH || request.method !== 'GET') return page(404, 'Not found', 'There is nothing here.')
    if (searchParams.get('state') !== options.state) {
      options.warn('An answer was refused: its state is not that of this login.')
      return page(400, 'Not this login', 'This answer belongs to another login. Open the newest address once more.')
    }
    if (isAnswered) return page(400, 'Already used', 'This login has had its answer. Go back to the terminal.')
    isAnswered = true
    try {
      settle.resolve(await options.finish(codeOf(searchParams), redirectUri))
      return page(200, 'Logged in', 'The tokens are saved. You can close this page and go back to the terminal.')
    } catch (error) {
      settle.reject(error)
      const reason = error instanceof CliError ? error.message : 'Something unexpected happened.'
      return page(400, 'Not logged in', `${reason} The terminal says the same.`)
    }
  }
  const listening = await listen({ fetch: answer }, options.port)
  const redirectUri = `http://${HOST}:${listening.port}${PATH}`
  return { redirectUri, finished, close: () => listening.close(PATIENCE_MS) }
}

/** Reads the answer of an authorization endpoint (RFC 6749 §4.1.2, §4.1.2.1). */
function codeOf(answer: URLSearchParams): string {
  const refusal = describeProviderError(Object.fromEntries(answer))
  if (refusal) throw new FailureError(refusal)
  const code = answer.get('code')
  if (code) return code
  throw new FailureError('The provider sent the browser back without a code and without an error. Try again.')
}
