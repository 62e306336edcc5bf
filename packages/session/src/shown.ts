import { toJson } from '@segment/actions-input'

/** The most of a response body, or of what an action returns, that an answer, a run or a terminal shows, in bytes. */
export const MOST_SHOWN_BYTES = 256 * 1024

/** Says how much of a text was left out, at its end. */
export function leftOut(bytes: number): string {
  return `… ${bytes.toLocaleString('en')} more bytes were left out.`
}

/**
 * Returns what an action returned, as JSON. A value of more than {@link MOST_SHOWN_BYTES} becomes the beginning of its
 * text, with a note of how much was left out.
 */
export function shownValue(value: unknown): unknown {
  const json = toJson(value)
  const text = typeof json === 'string' ? json : (JSON.stringify(json) ?? '')
  const bytes = Buffer.byteLength(text)
  if (bytes <= MOST_SHOWN_BYTES) return json
  const start = beginningOf(Buffer.from(text).subarray(0, MOST_SHOWN_BYTES))
  return start + leftOut(bytes - Buffer.byteLength(start))
}

/** Decodes the beginning of a text, without the character that the cut goes through. */
export function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true })
}
