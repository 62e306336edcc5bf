import { isDeepStrictEqual } from 'node:util'
import { createRedactor, REDACTED, type Redact } from '@segment/actions-core'
import { jsonOrText } from '@segment/actions-input'

/** Keys, parameters and headers that hold secrets which are in no setting, such as fresh tokens. */
const SECRET_NAME = String.raw`[\w-]*(?:token|secret|password|api[_-]?key)`
const KEY = new RegExp(`^${SECRET_NAME}$`, 'i')
const PARAMETER = new RegExp(String.raw`((?:^|[?&])${SECRET_NAME}=)[^&#\s]+`, 'gi')

/** Whether a key is named like a secret. */
export function isNamedSecret(key: string): boolean {
  return KEY.test(key)
}

/**
 * Makes a function that replaces each secret with a fake. A fake has the form of its secret, as the destination may
 * parse it: letters become `x`, digits become `0`, and a URL keeps its host.
 */
export function createFaker(secrets: readonly string[]): Redact {
  const pairs = [...new Set(secrets)].map((secret) => ({ redact: createRedactor([secret]), fake: fakeOf(secret) }))
  return (data) => {
    if (data === undefined) return data
    // Text that is already redacted stays so.
    const start = JSON.stringify(data).replaceAll(REDACTED, KEPT)
    const faked = pairs.reduce((text, { redact, fake }) => {
      const redacted = JSON.stringify(redact(JSON.parse(text)))
      return redacted.replaceAll(REDACTED, () => JSON.stringify(fake).slice(1, -1))
    }, start)
    return JSON.parse(faked.replaceAll(KEPT, REDACTED)) as typeof data
  }
}

/** Stands in for `[redacted]` meanwhile: a character for private use. */
const KEPT = '\u{E000}'

function fakeOf(secret: string): string {
  const [origin = ''] = /^https?:\/\/[^/]+/.exec(secret) ?? []
  const rest = secret.slice(origin.length)
  return (
    origin +
    rest
      .replaceAll(/\p{Lu}/gu, 'X')
      .replaceAll(/(?!X)\p{L}/gu, 'x')
      .replaceAll(/\p{N}/gu, '0')
  )
}

/** Returns JSON-like data with `[redacted]` in place of values that are named like a secret, also inside texts. */
export function withoutNamedSecrets<T>(data: T): T {
  return hideNamed(data) as T
}

function hideNamed(value: unknown): unknown {
  if (typeof value === 'string') return hideInText(value)
  if (Array.isArray(value)) return value.map(hideNamed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === 'string' && isNamedSecret(key) ? REDACTED : hideNamed(item)
    ])
  )
}

/** A text may be JSON, such as the body of a request. Text without a secret stays as it is. */
function hideInText(text: string): string {
  const value = /^\s*[[{]/.test(text) ? jsonOrText(text) : text
  if (typeof value === 'string') return text.replaceAll(PARAMETER, `$1${REDACTED}`)
  const hidden = hideNamed(value)
  return isDeepStrictEqual(hidden, value) ? text : JSON.stringify(hidden)
}
