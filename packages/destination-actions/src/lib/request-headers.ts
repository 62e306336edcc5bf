import { PayloadValidationError } from '@segment/actions-core'

/** The connection sets these itself; fetch fails with a network error if a caller does. */
const reserved = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'])

/**
 * Creates request headers from an object that customers map to a field "Headers": names in lower case, numbers and
 * booleans as text, without `null` and `undefined`. Which names and values are valid: RFC 9110, section 5.
 *
 * @throws PayloadValidationError that names an invalid header, and never its value
 */
export function toRequestHeaders(mapped: Record<string, unknown> | undefined): Record<string, string> {
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
