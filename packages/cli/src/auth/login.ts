import { CliError, FailureError } from '@segment/actions-input'
import { createRedactor } from '@segment/actions-core'
import { type Loaded, saveOAuth } from '@segment/actions-session'
import { HOST, listen } from '../loopback/listen'
import { page } from './page'
import { describeProviderError, type Tokens, redeemCode, type Redemption } from './tokens'
import { authorizeUrl, createPkce, randomText } from './code-request'
import { CLIENT_KEYS, type OAuthClient } from './oauth-client'

/** The path that the provider sends the browser back to. */
const PATH = '/callback'

/** How long the page may take to reach the browser before the connection closes, in milliseconds. */
const PATIENCE_MS = 1000

/** A redirect address that waits for the answer to one request for a code. */
export interface Callback<Result> {
  /** `http://127.0.0.1:<port>/callback` (RFC 8252 §7.3). */
  redirectUri: string
  /**
   * Resolves with the result of `finish`.
   *
   * Rejects with a FailureError if the provider rejects the request, or with the error of `finish`.
   */
  finished: Promise<Result>
  close: () => Promise<void>
}

/** How to wait for an answer. */
export interface CallbackOptions<Result> {
  /** The port, 0 for any free one. */
  port: number
  /** The state of the request. Answers with another state are rejected, and the wait goes on. */
  state: string
  /**
   * Turns the code, which was issued for `redirectUri`, into the result. The browser waits for it and then shows the
   * outcome.
   */
  finish: (code: string, redirectUri: string) => Promise<Result>
  /** Called with a message when an answer is rejected. */
  warn: (message: string) => void
}

/**
 * Opens a redirect address on the loopback interface.
 *
 * @throws FailureError if the port is not available
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
      options.warn('Rejected an answer: its state belongs to another login.')
      return page(400, 'Not this login', 'This answer belongs to another login. Open the newest address again.')
    }
    if (isAnswered) return page(400, 'Already used', 'This login already has its answer. Go back to the terminal.')
    isAnswered = true
    try {
      settle.resolve(await options.finish(codeOf(searchParams), redirectUri))
      return page(200, 'Logged in', 'The tokens are saved. You can close this page and go back to the terminal.')
    } catch (error) {
      settle.reject(error)
      const reason = error instanceof CliError ? error.message : 'An unexpected error occurred.'
      return page(400, 'Not logged in', `${reason} The terminal shows the same message.`)
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

/** How to log in. */
export interface LoginOptions {
  /** The port of the redirect address, 0 for any free one. */
  port: number
  /** Called with the address where the user allows the access. Prints it, or opens it. */
  invite: (address: string) => void
  /** How long to wait for the user, in seconds. */
  timeout: number
  /** Sends client id and secret in the `Authorization` header instead of the form. */
  basic: boolean
  /** Further parameters of the address, as `<name>=<value>`. */
  parameters: readonly string[]
  /** Aborts the wait; its reason becomes the error. */
  signal: AbortSignal
  /** Called with a message for the user when an answer is rejected. */
  warn: (message: string) => void
}

/** The result of a login. Contains no secret. */
export interface LoginReport {
  /** The folder name of the destination. */
  destination: string
  /** The file that stores the tokens, relative to the root. */
  file: string
  /** Whether there is a refresh token. */
  refreshable: boolean
  /** The lifetime of the access token, in seconds; null if the provider does not state it. */
  expiresIn: number | null
  /** The scopes that the provider granted; null if it does not state them. */
  scope: string | null
}

/**
 * Logs a user in at an OAuth provider in the browser (RFC 6749 §4.1, RFC 7636, RFC 8252), and saves the tokens and the
 * client to the settings file of the destination. Without tokens nothing is saved.
 *
 * @throws FailureError if the provider rejects the login, if the time runs out, or if the file cannot be written; the
 *   reason of `options.signal` if that is aborted
 */
export async function login(
  root: string,
  loaded: Loaded,
  client: OAuthClient,
  options: LoginOptions
): Promise<LoginReport> {
  const [pkce, state] = [createPkce(), randomText()]
  const callback = await openCallback({
    port: options.port,
    state,
    warn: options.warn,
    finish: async (code, redirectUri) => {
      const redemption = { code, verifier: pkce.verifier, redirectUri, basic: options.basic, signal: wait.signal }
      const tokens = await redeemSilently(client, redemption)
      wait.signal.throwIfAborted()
      return save(root, loaded, client, tokens)
    }
  })
  const wait = limitWait(options)
  try {
    const request = {
      redirectUri: callback.redirectUri,
      state,
      challenge: pkce.challenge,
      parameters: options.parameters
    }
    options.invite(authorizeUrl(client, request))
    return await Promise.race([callback.finished, rejectOnAbort(wait.signal)])
  } finally {
    wait.end()
    await callback.close()
  }
}

/** Returns a signal that aborts with that of the options or when the time runs out, until `end` is called. */
function limitWait({ timeout, signal }: LoginOptions): { signal: AbortSignal; end: () => void } {
  const limit = new AbortController()
  const reason = new FailureError(
    `The login did not finish within ${timeout} s. Start again, with a longer --timeout if you need more time.`
  )
  const timer = setTimeout(() => limit.abort(reason), timeout * 1000)
  return { signal: AbortSignal.any([signal, limit.signal]), end: () => clearTimeout(timer) }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
}

/** Redeems a code. No message contains a secret, although a provider may repeat what it was sent. */
async function redeemSilently(client: OAuthClient, redemption: Redemption): Promise<Tokens> {
  try {
    return await redeemCode(client, redemption)
  } catch (error) {
    const secrets = [client.clientSecret ?? '', redemption.code, redemption.verifier]
    throw new FailureError(createRedactor(secrets)((error as Error).message), { cause: error })
  }
}

function save(root: string, loaded: Loaded, client: OAuthClient, tokens: Tokens): LoginReport {
  const file = saveOAuth(root, loaded, {
    access_token: tokens.accessToken,
    // A refresh token of an earlier login may belong to another account.
    refresh_token: tokens.refreshToken,
    [CLIENT_KEYS.authorizeUrl]: client.authorizeUrl,
    [CLIENT_KEYS.tokenUrl]: client.tokenUrl,
    [CLIENT_KEYS.clientId]: client.clientId,
    [CLIENT_KEYS.clientSecret]: client.clientSecret,
    [CLIENT_KEYS.scope]: client.scope
  })
  return {
    destination: loaded.place.name,
    file,
    refreshable: tokens.refreshToken !== undefined,
    expiresIn: tokens.expiresIn ?? null,
    scope: tokens.scope ?? null
  }
}

/** Formats a report as lines for a terminal. */
export function describeLogin({ destination, file, refreshable, expiresIn, scope }: LoginReport): string[] {
  return [
    `Logged in. The tokens are in ${file}, which only you can read and which git ignores.`,
    ...(scope === null ? [] : [`Granted: ${scope}`]),
    ...(expiresIn === null ? [] : [`The access token expires in ${expiresIn} s.`]),
    ...(refreshable
      ? []
      : [
          'There is no refresh token. Many providers issue one only on request: --scope offline_access, or --param access_type=offline.'
        ]),
    `Try it: ./bin/run auth:test ${destination}`
  ]
}
