import { isObject } from '../data/values'
import { copyHeaders, copyRequest, hideInUrl } from './redact-http'
import { createHider, REDACTED, type HideSecrets } from './secret-search'

/**
 * Returns data without the secrets: a copy, or the data itself if it has none.
 *
 * @example
 * const redact: Redact = createRedactor(['a-secret-token'])
 */
export type Redact = <T>(data: T) => T

/** The method of objects that copy themselves without secrets. */
export const COPY_REDACTED = Symbol('copy without secrets')

/**
 * Lists the secrets of an account: its settings of type `password`, its tokens, for basic authentication
 * `username:password`, and the credentials that the host has put into the setting `dynamicAuthSettings`.
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
  const { username = '', password } = settings
  const found: unknown[] = passwordsOf(fields).map((key) => settings[key])
  if (scheme === 'basic' && password) found.push(`${username}:${password}`, password)
  if (auth) found.push(auth.accessToken, auth.refreshToken, auth.clientSecret)
  if (settings.dynamicAuthSettings !== undefined) found.push(...namedSecrets(settings.dynamicAuthSettings))
  return found.filter((secret): secret is string => typeof secret === 'string' && secret !== '')
}

/**
 * Lists the fixed values that a mapping, or payloads, have for fields of type `password`: the credentials of one mapping.
 *
 * @param fields the fields of the action
 * @param given a mapping, a payload or several. Default: none
 *
 * @example
 * secretsInMapping({ apiKey: { type: 'password' } }, { apiKey: 'a-key' }) // ['a-key']
 */
export function secretsInMapping(
  fields: Record<string, { type: string }>,
  given: Record<string, unknown> | Record<string, unknown>[] = []
): string[] {
  return passwordsOf(fields).flatMap((key) =>
    [given].flat().flatMap((one: unknown) => {
      // A host may hand in anything.
      const value = isObject(one) ? one[key] : undefined
      const text = isObject(value) ? (value['@literal'] ?? value['@template']) : value
      return typeof text === 'string' && text !== '' && !text.includes('{{') ? text : []
    })
  )
}

/** Lists the values whose keys say that they are secret. */
function namedSecrets(value: unknown, name = ''): unknown[] {
  if (typeof value !== 'object' || value === null) return /token|secret|password|key$/i.test(name) ? [value] : []
  return Object.entries(value).flatMap(([key, member]) => namedSecrets(member, key))
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
 * Creates a function that replaces secrets in everything that its argument holds, at any depth: texts, keys, numbers,
 * lists, objects, errors, maps, sets, URLs, headers, requests and bytes. See `createHider` for the spellings that it
 * finds. The argument does not change. The function never throws: what cannot be searched becomes `[redacted]`.
 *
 * @example
 * const redact = createRedactor(['a-secret-token'])
 * redact({ message: 'The token a-secret-token is wrong.' }) // { message: 'The token [redacted] is wrong.' }
 */
export function createRedactor(secrets: readonly string[]): Redact {
  const hide = createHider(secrets)
  if (!hide) return (data) => data
  const search = searchOf(secrets, hide)
  const redact: Redact = <T>(data: T) => {
    try {
      return hasSecret(data, search) ? (copyOf(data, hide, redact) as T) : data
    } catch {
      return REDACTED as T
    }
  }
  return redact
}

/** Whether the three things that secrets are found in have one. */
interface Search {
  text(text: string): boolean
  key(key: string): boolean
  number(value: number | bigint): boolean
}

/** How many keys a redactor remembers as free of secrets. Events of an account have the same few keys. */
const MAX_KNOWN_KEYS = 1000

function searchOf(secrets: readonly string[], hide: HideSecrets): Search {
  const text = (one: string): boolean => hide(one) !== one
  const known = new Set<string>()
  const key = (one: string): boolean => {
    if (one.length < hide.shortest || known.has(one)) return false
    if (text(one)) return true
    if (known.size < MAX_KNOWN_KEYS) known.add(one)
    return false
  }
  const areNumbers = secrets.some((secret) => !Number.isNaN(Number(secret)))
  return { text, key, number: (value) => areNumbers && hasSecretDigits(value, hide) }
}

/** After so many objects, those that were searched are remembered: data may contain itself, or one part many times. */
const UNREMEMBERED = 1000

/** Parts that are nested deeper wait for their turn: no data is too deep for the stack. */
const MAX_DEPTH = 100

/** The state of one search. */
interface Progress {
  searched: number
  seen?: Set<object>
  waiting?: object[]
}

/** Whether a value, or anything in it, has a secret. */
function hasSecret(root: unknown, search: Search): boolean {
  const progress: Progress = { searched: 0, seen: undefined, waiting: undefined }
  for (let part = root; part !== undefined; part = progress.waiting?.pop()) {
    if (holds(part, search, progress, 0)) return true
  }
  return false
}

function holds(part: unknown, search: Search, progress: Progress, depth: number): boolean {
  if (typeof part === 'string') return search.text(part)
  if (typeof part === 'number' || typeof part === 'bigint') return search.number(part)
  if (typeof part !== 'object' || part === null) return false
  if (depth > MAX_DEPTH) {
    ;(progress.waiting ??= []).push(part)
    return false
  }
  if (++progress.searched > UNREMEMBERED) {
    progress.seen ??= new Set()
    if (progress.seen.has(part)) return false
    progress.seen.add(part)
  }
  return partsHold(part, search, progress, depth + 1)
}

/** A number is only a secret as a whole. */
function hasSecretDigits(value: number | bigint, hide: HideSecrets): boolean {
  return hide(String(value)) === REDACTED
}

/** What has parts that cannot be listed is always copied. */
function isOpaque(value: object): value is Request | Copying {
  return COPY_REDACTED in value || value instanceof Request || value instanceof Response
}

interface Copying {
  [COPY_REDACTED](redact: Redact): unknown
}

/** Whether a key or a part of an object has a secret. */
function partsHold(value: object, search: Search, progress: Progress, depth: number): boolean {
  if (Array.isArray(value)) return listHolds(value, search, progress, depth)
  if (isPlain(value)) {
    // Data of events and responses: a loop without lists takes half the time.
    for (const key in value) {
      if (search.key(key) || holds((value as Record<string, unknown>)[key], search, progress, depth)) return true
    }
    return false
  }
  if (isOpaque(value)) return true
  return listHolds([...textsAndItemsOf(value), ...fieldsOf(value)], search, progress, depth)
}

function listHolds(list: readonly unknown[], search: Search, progress: Progress, depth: number): boolean {
  for (let index = 0; index < list.length; index++) if (holds(list[index], search, progress, depth)) return true
  return false
}

function fieldsOf(value: object): unknown[] {
  if (ArrayBuffer.isView(value)) return []
  return Object.getOwnPropertyNames(value).flatMap((key) => [key, Reflect.get(value, key) as unknown])
}

/** What an object holds besides its fields. */
function textsAndItemsOf(value: object): unknown[] {
  if (value instanceof Map || value instanceof Headers || value instanceof URLSearchParams) {
    return [...(value as Iterable<[unknown, unknown]>)].flat()
  }
  if (value instanceof Set) return [...value]
  if (value instanceof URL) return [value.href]
  if (value instanceof DOMException) return [value.message]
  return ArrayBuffer.isView(value) ? [textOf(value)] : []
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null
}

function textOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return new TextDecoder().decode(new Uint8Array(buffer, byteOffset, byteLength))
}

/** Copies a value without its secrets. What appears in several places, or in itself, does so in the copy. */
function copyOf(root: unknown, hide: HideSecrets, redact: Redact): unknown {
  const copies = new Map<object, unknown>()
  const unfilled: { from: object; to: object }[] = []
  const shown = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value)
    if (typeof value === 'number' || typeof value === 'bigint') return hasSecretDigits(value, hide) ? REDACTED : value
    if (typeof value !== 'object' || value === null) return value
    if (copies.has(value)) return copies.get(value)
    const copy = emptyCopyOf(value, hide, redact)
    copies.set(value, copy.to)
    if (copy.isUnfilled) unfilled.push({ from: value, to: copy.to as object })
    return copy.to
  }
  const copy = shown(root)
  // Grows while it is read.
  for (const { from, to } of unfilled) fill(from, to, shown)
  return copy
}

/** Makes the copy of an object: a complete one of what holds texts only, otherwise one to fill. */
function emptyCopyOf(value: object, hide: HideSecrets, redact: Redact): { to: unknown; isUnfilled?: true } {
  if (Array.isArray(value)) return { to: [], isUnfilled: true }
  if (value instanceof Map) return { to: new Map(), isUnfilled: true }
  if (value instanceof Set) return { to: new Set(), isUnfilled: true }
  if (COPY_REDACTED in value) return { to: (value as Copying)[COPY_REDACTED](redact) }
  if (value instanceof Request) return { to: copyRequest(value, hide) }
  if (value instanceof Headers) return { to: copyHeaders(value, hide) }
  if (value instanceof URL) return { to: new URL(hideInUrl(value.href, hide)) }
  if (value instanceof URLSearchParams) {
    return { to: new URLSearchParams([...value].map(([key, item]): [string, string] => [hide(key), hide(item)])) }
  }
  // Nobody knows what is in a body that can be read once only.
  if (value instanceof Response) return { to: REDACTED }
  if (ArrayBuffer.isView(value)) return { to: redact(textOf(value)) === textOf(value) ? value : REDACTED }
  if (value instanceof DOMException) return { to: new DOMException(hide(value.message), value.name) }
  // A date, a promise, a signal and the like: without their inner state, a copy would be broken.
  const isBare = !isPlain(value) && Object.getOwnPropertyNames(value).length === 0
  return isBare ? { to: value } : { to: Object.create(Object.getPrototypeOf(value)), isUnfilled: true }
}

function fill(from: object, to: object, shown: (value: unknown) => unknown): void {
  if (to instanceof Map) {
    for (const [key, item] of from as Map<unknown, unknown>) to.set(shown(key), shown(item))
  } else if (to instanceof Set) {
    for (const item of from as Set<unknown>) to.add(shown(item))
  } else if (Array.isArray(to)) {
    for (const item of from as unknown[]) to.push(shown(item))
  } else {
    for (const key of Object.getOwnPropertyNames(from)) {
      const enumerable = Object.prototype.propertyIsEnumerable.call(from, key)
      const value = shown(Reflect.get(from, key))
      Object.defineProperty(to, shown(key) as string, { value, enumerable, configurable: true, writable: true })
    }
  }
}

/**
 * Removes the secrets from the message, the stack, the cause and all other fields of an error, hidden ones included.
 *
 * @returns the same error; a copy if it is frozen or a name of a field is secret; a redacted value if it is no error
 */
export function redactedError(error: unknown, redact: Redact): unknown {
  if (!(error instanceof Error)) return redact(error)
  const changes: PropertyDescriptorMap = {}
  try {
    for (const key of Reflect.ownKeys(error)) {
      if (redact(key) !== key) return redact(error)
      const value: unknown = Reflect.get(error, key)
      const shown = redact(value)
      const enumerable = Object.prototype.propertyIsEnumerable.call(error, key)
      if (shown !== value) {
        Object.defineProperty(changes, key, {
          value: { value: shown, enumerable, configurable: true, writable: true },
          enumerable: true
        })
      }
    }
    return Object.defineProperties(error, changes)
  } catch {
    return redact(error)
  }
}
