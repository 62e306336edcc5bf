/**
 * The text that replaces a secret.
 *
 * @example
 * const isRedacted = (text: string) => text.includes(REDACTED)
 */
export const REDACTED = '[redacted]'

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
 * A shorter secret is only redacted if it is a whole value: the whole string, or a value in JSON or a URL. Anywhere
 * else it is more likely an ordinary word.
 */
const SHORTEST_SECRET_IN_WORDS = 8

/**
 * Returns JSON-like data without the secrets: a copy, or the data itself if it has none.
 *
 * @example
 * const redact: Redact = createRedactor(['a-secret-token'])
 */
export type Redact = <T>(data: T) => T

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

/**
 * Lists the secrets of an account: its settings of type `password`, its tokens, and for basic authentication
 * `username:password`.
 *
 * @param definition the definition of the destination
 * @param settings the settings of the account
 * @param auth the tokens of the account. Default: none
 *
 * @example
 * const definition = { authentication: { scheme: 'custom', fields: { apiKey: { type: 'password' } } } }
 * secretsOf(definition, { apiKey: 'a-key' }) // ['a-key']
 */
export function secretsOf(
  definition: { authentication?: { scheme: string; fields: Record<string, { type: string }> } },
  settings: Record<string, unknown>,
  auth?: { accessToken?: string; refreshToken?: string; clientSecret?: string }
): string[] {
  const { fields = {}, scheme } = definition.authentication ?? {}
  const passwords = passwordsOf(fields)
  const { username = '', password } = settings
  const basic = scheme === 'basic' && password ? [`${username}:${password}`, password] : []
  const tokens = [auth?.accessToken, auth?.refreshToken, auth?.clientSecret]
  return [...passwords.map((key) => settings[key]), ...basic, ...tokens].filter(
    (secret): secret is string => typeof secret === 'string' && secret !== ''
  )
}

const passwordKeys = new WeakMap<object, string[]>()

/** The keys of the fields of type `password`. */
function passwordsOf(fields: Record<string, { type: string }>): string[] {
  let keys = passwordKeys.get(fields)
  if (!keys) {
    keys = Object.keys(fields).filter((key) => fields[key].type === 'password')
    passwordKeys.set(fields, keys)
  }
  return keys
}

/**
 * Creates a function that replaces secrets in all strings and keys of its argument, at any depth. It finds a secret as
 * it is, and as it appears in a URL, a form body, JSON and base64.
 *
 * @example
 * const redact = createRedactor(['a-secret-token'])
 * redact({ message: 'The token a-secret-token is wrong.' }) // { message: 'The token [redacted] is wrong.' }
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].toSorted((a, b) => b.length - a.length)
  if (spellings.length === 0) return (data) => data
  const pattern = new RegExp(spellings.map(patternOf).join('|'), 'gu')
  return (data) => redactValue(data, (text) => text.replace(pattern, REDACTED))
}

/**
 * Redacts strings, lists and plain objects. Other values, and objects that contain themselves, stay unchanged.
 *
 * @param above the objects that contain the value; all calls share it
 * @returns the value itself if it has no secret
 */
function redactValue<T>(value: T, redactText: (text: string) => string, above: unknown[] = []): T {
  if (typeof value === 'string') return redactText(value) as T
  if (typeof value !== 'object' || value === null) return value
  const isList = Array.isArray(value)
  if ((!isList && !isPlain(value)) || above.includes(value)) return value
  above.push(value)
  const keys = Object.keys(value)
  // Most data has no secret: it is copied from the first difference on only.
  let entries: [string, unknown][] | undefined
  for (const [index, key] of keys.entries()) {
    const item: unknown = Reflect.get(value, key)
    const shownKey = isList ? key : redactText(key)
    const shown = redactValue(item, redactText, above)
    if (!entries && (shown !== item || shownKey !== key)) {
      entries = keys.slice(0, index).map((before) => [before, Reflect.get(value, before)])
    }
    entries?.push([shownKey, shown])
  }
  above.pop()
  if (!entries) return value
  return (isList ? entries.map(([, item]) => item) : Object.fromEntries(entries)) as T
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function spellingsOf(secret: string): string[] {
  if (secret === '') return []
  const base64 = btoa(String.fromCodePoint(...new TextEncoder().encode(secret)))
  return [
    secret,
    // As it stands in the host of a URL, and in the name of a header.
    ...(secret.length >= SHORTEST_SECRET_IN_WORDS ? [secret.toLowerCase()] : []),
    // encodeURIComponent throws for a lone surrogate.
    ...(secret.isWellFormed() ? [encodeURIComponent(secret)] : []),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    base64.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
  ]
}

function patternOf(spelling: string): string {
  const literal = spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, (letter) => (letter === '-' ? '\\x2d' : `\\${letter}`))
  return spelling.length < SHORTEST_SECRET_IN_WORDS ? `(?<=^|["'=:/@])${literal}(?=$|["'&/@#?])` : literal
}

/**
 * Removes the secrets from the message, the stack and the enumerable fields of an error, from its cause and from the
 * `errors` inside it.
 *
 * @returns the same error; if it is frozen, a new one that inherits from it
 */
export function redactedError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return redact(error)
  const { errors, cause } = error as Error & { errors?: unknown }
  if (Array.isArray(errors)) for (const one of errors) redactedError(one, redact)
  if (cause instanceof Error) redactedError(cause, redact)
  const changes: PropertyDescriptorMap = {}
  for (const key of new Set(['message', 'stack', ...Object.keys(error)])) {
    const value: unknown = Reflect.get(error, key)
    const shown = redact(value)
    const enumerable = Object.prototype.propertyIsEnumerable.call(error, key)
    if (shown !== value) changes[key] = { value: shown, enumerable, configurable: true, writable: true }
  }
  if (Object.keys(changes).length === 0) return error
  try {
    return Object.defineProperties(error, changes)
  } catch {
    return Object.create(error, { ...changes, name: { value: error.name } })
  }
}
