import { HOST, listen } from '../../loopback/listen'
import { createFakeProvider, PATHS, type FakeProviderOptions } from './app'

/** A fake provider that is listening. */
export interface ServedProvider {
  origin: string
  authorizeUrl: string
  tokenUrl: string
  clientId: string
  /** For practice, so not a secret. */
  clientSecret: string
  /** Answers with the user of the token, and with 401 for an expired one. */
  userUrl: string
  /** A POST to it expires all access tokens. */
  expireUrl: string
}

/** How long calls in flight may take to end when the provider stops, in milliseconds. */
const PATIENCE_MS = 1000

/**
 * Serves a fake provider on the loopback address.
 *
 * @param port 0 for any free port
 * @throws FailureError if the port is not available
 */
export async function serveProvider(
  port: number,
  options: FakeProviderOptions
): Promise<{ provider: ServedProvider; stop: () => Promise<void> }> {
  const listening = await listen(await createFakeProvider(options), port)
  const origin = `http://${HOST}:${listening.port}`
  const { clientId, clientSecret } = options
  const provider = {
    origin,
    authorizeUrl: origin + PATHS.authorize,
    tokenUrl: origin + PATHS.token,
    clientId,
    clientSecret,
    userUrl: origin + PATHS.user,
    expireUrl: origin + PATHS.expire
  }
  return { provider, stop: () => listening.close(PATIENCE_MS) }
}

/** Formats the commands that use a provider, for a terminal. */
export function describeProvider(provider: ServedProvider): string[] {
  const { origin, authorizeUrl, tokenUrl, clientId, clientSecret, expireUrl } = provider
  const flags = [
    `--authorize-url ${authorizeUrl}`,
    `--token-url ${tokenUrl}`,
    `--client-id ${clientId}`,
    `--client-secret ${clientSecret}`
  ]
  return [
    `The fake provider listens on ${origin}. Press Ctrl-C to stop.`,
    '',
    'Log in, and send the requests of the destination here:',
    '',
    `  ./bin/run auth:login <slug> ${flags.join(' ')} --scope profile`,
    `  ./bin/run auth:test <slug> --rewrite <origin of its API>=${origin}`,
    '',
    'Expire all access tokens, so that the next call has to refresh:',
    '',
    `  curl -X POST ${expireUrl}`,
    ''
  ]
}
