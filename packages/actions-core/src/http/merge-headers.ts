/** Headers as options give them. The value `undefined`, also as text, removes a header of a lower layer. */
export type HeaderLayer = Headers | Record<string, string | undefined>

// RFC 9110 §5.6.2 (token) and §5.5 (field-value); characters above 0xFF have no byte of their own.
const headerName = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const unsendable = /[^\t\x20-\x7e\x80-\xff]/

/**
 * Puts a layer of headers over others, by name without regard to case. Values that are not text are made text. `base`
 * stays as it is, and is the result where there is no layer.
 *
 * @throws TypeError naming the header that cannot be sent; the value, which may be a secret, stays out of it
 */
export function mergeHeaders(base: Headers, layer?: HeaderLayer | null): Headers {
  if (!layer) return base
  const merged = new Headers(base)
  for (const [name, value] of Symbol.iterator in layer ? layer : Object.entries(layer)) {
    if (!headerName.test(name)) throw new TypeError(`Header name must be a valid HTTP token ["${name}"]`)
    const text = String(value)
    if (unsendable.test(text)) throw new TypeError(`Invalid character in header content ["${name}"]`)
    if (text === 'undefined') merged.delete(name)
    else merged.set(name, text)
  }
  return merged
}
