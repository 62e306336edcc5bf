import { PayloadValidationError } from '@segment/actions-core'
import type { Payload } from './generated-types'

/** The connection sets these itself; fetch fails with a network error when a caller does. */
const reserved = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'])

/**
 * Makes request headers of the mapped object: names in lower case, numbers and booleans as text, `null` and
 * `undefined` left out.
 *
 * Throws a PayloadValidationError that names the header, and never its value, when the header cannot be sent.
 * Which names and values are legal: RFC 9110, section 5.
 */
export function toRequestHeaders(mapped: Payload['headers']): Record<string, string> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(mapped ?? {})) {
    if (value === undefined || value === null) continue
    if (typeof value === 'object') throw refusal(name, 'its value must be a text, a number or a boolean')
    if (reserved.has(name.toLowerCase())) throw refusal(name, 'the connection sets it by itself')
    try {
      headers.set(name, String(value))
    } catch {
      throw refusal(name, 'its name or value has a character that headers do not allow')
    }
  }
  return Object.fromEntries(headers)
}

function refusal(name: string, reason: string): PayloadValidationError {
  return new PayloadValidationError(
    `The header '${name}' cannot be sent: ${reason}. Change or remove it in the field "Headers".`
  )
}
