import { REDACTED, type HideSecrets } from './secret-search'

/** Headers that carry credentials, in lower case. Their values are always redacted. */
const SENSITIVE_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'api-key',
  'apikey',
  'x-api-key',
  'x-api-secret',
  'x-api-token',
  'x-access-token',
  'x-auth-token',
  'x-auth-key',
  'x-client-secret',
  'x-csrf-token',
  'x-secret-key',
  'x-session-token',
  'x-amz-security-token',
  'x-goog-api-key',
  'x-shopify-access-token'
])

/**
 * Returns headers as an object with lower-case names. Headers that carry credentials are redacted.
 *
 * @example
 * redactHeaders(new Headers({ authorization: 'Bearer a-token' })) // { authorization: '[redacted]' }
 */
export function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, SENSITIVE_HEADERS.has(name.toLowerCase()) ? REDACTED : value])
  )
}

/** Copies headers without those whose name holds a secret, and without the secrets in values. */
export function copyHeaders(headers: Headers, hide: HideSecrets): Headers {
  const shown = Object.entries(redactHeaders(headers)).filter(([name]) => hide(name) === name)
  return new Headers(shown.map(([name, value]): [string, string] => [name, hide(value)]))
}

/** Copies a request without its body and its secrets. */
export function copyRequest({ url, method, headers }: Request, hide: HideSecrets): Request {
  return new Request(hideInUrl(url, hide), { method, headers: copyHeaders(headers, hide) })
}

/** Returns a URL without secrets. */
export function hideInUrl(url: string, hide: HideSecrets): string {
  const shown = hide(url)
  // Brackets are not allowed in a host name. A port or protocol cannot be replaced by any text.
  const urls = [shown, shown.replaceAll(REDACTED, 'redacted'), 'https://redacted.invalid/']
  return urls.find((one) => URL.canParse(one)) as string
}
