import { PayloadValidationError } from '@segment/actions-core'

/** The connection sets these itself; fetch fails with a network error when a caller does. */
const reserved = new Set(['connection', 'content-length', 'expect', 'keep-alive', 'transfer-encoding', 'upgrade'])

/**
 * Makes request headers of an object that people map to a field "Headers": names in lower case, numbers and booleans as
 * text, `null` and `undefined` left out. Which names and values are legal: RFC 9110, section 5.
 *
 * @throws PayloadValidationError that names the header, and never its value, if the header cannot be sent
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
