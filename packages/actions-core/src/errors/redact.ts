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

/** A shorter secret is redacted only as a word of its own: inside another word it is more likely a coincidence. */
const SHORTEST_SECRET_IN_WORDS = 8

/** A secret that is shorter still is redacted only as a whole value, in JSON or a URL: texts are full of such words. */
const SHORTEST_SECRET_AS_WORD = 4

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
 * it is, and as it appears in a URL, a form body, JSON and base64. Secrets may be of any length and contain anything:
 * they are searched for as text.
 *
 * @example
 * const redact = createRedactor(['a-secret-token'])
 * redact({ message: 'The token a-secret-token is wrong.' }) // { message: 'The token [redacted] is wrong.' }
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const spellings = [...new Set(secrets.flatMap(spellingsOf))].toSorted((a, b) => b.length - a.length)
  if (spellings.length === 0) return (data) => data
  const shortest = spellings.at(-1)!.length
  const redactText = (text: string) => {
    // Most texts of an event are shorter than a secret.
    if (text.length < shortest) return text
    let shown = text
    for (const spelling of spellings) if (shown.includes(spelling)) shown = withoutSpelling(shown, spelling)
    return shown
  }
  return (data) => redactValue(data, redactText, [])
}

/** Replaces a spelling of a secret wherever it stands as a secret of its length has to. */
function withoutSpelling(text: string, spelling: string): string {
  if (spelling.length >= SHORTEST_SECRET_IN_WORDS) return text.replaceAll(spelling, REDACTED)
  const isWord = spelling.length >= SHORTEST_SECRET_AS_WORD
  const [before, after] = isWord ? [NO_LETTER, NO_LETTER] : [BEFORE_VALUE, AFTER_VALUE]
  let shown = ''
  let end = 0
  for (let start = text.indexOf(spelling); start >= 0; start = text.indexOf(spelling, start + 1)) {
    const next = start + spelling.length
    if (start < end || !before.test(text.slice(Math.max(0, start - 1), start)) || !after.test(text.charAt(next)))
      continue
    shown += text.slice(end, start) + REDACTED
    end = next
  }
  return shown + text.slice(end)
}

// What may stand beside a short secret; the empty text is the beginning or the end.
const NO_LETTER = /^(?![\p{L}\p{N}])/u
const BEFORE_VALUE = /^["'=:/@]?$/
const AFTER_VALUE = /^["'&/@#?]?$/

/**
 * Redacts strings, lists and plain objects. Other values, and objects that contain themselves, stay unchanged.
 *
 * @param above the objects that contain the value; all calls share it
 * @returns the value itself if it has no secret
 */
function redactValue<T>(value: T, redactText: (text: string) => string, above: unknown[]): T {
  if (typeof value === 'string') return redactText(value) as T
  if (typeof value !== 'object' || value === null) return value
  const isList = Array.isArray(value)
  if ((!isList && !isPlain(value)) || above.includes(value)) return value
  above.push(value)
  const keys = Object.keys(value)
  // Most data has no secret: it is copied from the first difference on only.
  let entries: [string, unknown][] | undefined
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]
    const item = (value as Record<string, unknown>)[key]
    const shownKey = isList ? key : redactText(key)
    const shown = typeof item === 'number' ? item : redactValue(item, redactText, above)
    if (!entries && (shown !== item || shownKey !== key)) {
      entries = keys.slice(0, index).map((before) => [before, (value as Record<string, unknown>)[before]])
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
  const bytes = new TextEncoder().encode(secret)
  const base64 = base64Of(bytes).replace(/=+$/, '')
  return [
    secret,
    // As it stands in the host of a URL, and in the name of a header.
    ...(secret.length >= SHORTEST_SECRET_IN_WORDS ? [secret.toLowerCase(), ...base64InsideOf(bytes)] : []),
    // encodeURIComponent throws for a lone surrogate.
    ...(secret.isWellFormed() ? [encodeURIComponent(secret)] : []),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    base64Of(bytes),
    base64,
    urlSafe(base64)
  ]
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function urlSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_')
}

/**
 * The letters that base64 has for a secret inside a longer text, such as `user:secret`: one form for each place modulo 3
 * at which it may begin. Letters that also depend on the neighbours of the secret are left out.
 */
function base64InsideOf(bytes: Uint8Array): string[] {
  const forms = [0, 1, 2].map((place) => {
    const whole = base64Of(new Uint8Array([...new Uint8Array(place), ...bytes]))
    return whole.slice(Math.ceil((place * 4) / 3), Math.floor(((place + bytes.length) * 4) / 3))
  })
  return forms.flatMap((form) => [form, urlSafe(form)])
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
