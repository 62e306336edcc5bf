/** What the error codes of OAuth mean (RFC 6749 §4.1.2.1 and §5.2), and what to do about them. */
const MEANINGS: Record<string, string> = {
  access_denied: 'the person, or the provider, did not allow the access',
  invalid_client:
    'the provider does not know the client, or its secret is wrong. Look at --client-id, --client-secret and --basic',
  invalid_grant:
    'the code or the refresh token is wrong, used up, expired or taken back, or it belongs to another client or another redirect address. Log in again',
  invalid_request: 'the request lacks something or has something wrong in it',
  invalid_scope: 'a scope is unknown or not allowed for this client. Look at --scope',
  server_error: 'the provider failed. Try again later',
  temporarily_unavailable: 'the provider is overloaded or being repaired. Try again later',
  unauthorized_client: 'the client may not log in this way. Allow the authorization-code grant at the provider',
  unsupported_grant_type: 'the provider does not offer this grant',
  unsupported_response_type: 'the provider does not give codes this way'
}

/** The longest text of a provider that is repeated, in characters. */
const LONGEST = 500

/**
 * Puts an error answer of an OAuth provider into words: code, meaning, and what the provider says itself.
 *
 * @param answer the parameters of a redirect, or the JSON of a token endpoint
 * @returns undefined where `answer` is no such error
 */
export function describeProviderError(answer: unknown): string | undefined {
  const { error, error_description: description, error_uri: uri } = Object(answer) as Record<string, unknown>
  if (typeof error !== 'string' || error === '') return undefined
  const meaning = Object.hasOwn(MEANINGS, error) ? `: ${MEANINGS[error]}` : ''
  return [
    `The provider refused (${printable(error)})${meaning}.`,
    ...(typeof description === 'string' && description !== '' ? [quoted(printable(description))] : []),
    ...(typeof uri === 'string' && uri !== '' ? [`See ${printable(uri)}`] : [])
  ].join(' ')
}

function quoted(text: string): string {
  return `It says: "${text}"${/[.!?]$/.test(text) ? '' : '.'}`
}

/** The text without control characters, with which a provider could rewrite the terminal. */
function printable(text: string): string {
  const clean = text.replaceAll(/\p{Cc}+/gu, ' ')
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST)}…` : clean
}
